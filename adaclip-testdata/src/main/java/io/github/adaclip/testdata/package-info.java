/**
 * Golden numbers of the reference implementation and the tiny model, for tests. {@link
 * io.github.adaclip.testdata.Golden} finds and reads them; {@code golden/README.md} says how they
 * were made. The reader is deliberately independent of the code under test.
 */
package io.github.adaclip.testdata;
