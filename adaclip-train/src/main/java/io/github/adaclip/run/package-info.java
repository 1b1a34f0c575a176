/**
 * What every long run keeps beside the file it makes, whatever it trains: {@link
 * io.github.adaclip.run.RunFolder} holds the state from which a killed run goes on, {@link
 * io.github.adaclip.run.RunIdentity} says which run may, and two logs are appended to.
 */
package io.github.adaclip.run;
