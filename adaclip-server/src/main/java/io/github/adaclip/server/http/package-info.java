/**
 * HTTP: requests → {@link io.github.adaclip.server.http.Call}s, endpoints that answer them, and
 * {@link io.github.adaclip.server.http.Reply}s or problems → responses. {@link
 * io.github.adaclip.server.http.ServiceHandler} is what every request goes through; start there.
 */
package io.github.adaclip.server.http;
