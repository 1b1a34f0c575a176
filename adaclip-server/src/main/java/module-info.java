/** Detection as an HTTP service. Start with {@link io.github.adaclip.server.DetectionServer}. */
module io.github.adaclip.server {
  requires transitive io.github.adaclip.core;
  requires com.fasterxml.jackson.databind;
  requires java.management;
  requires micrometer.core;
  requires micrometer.registry.prometheus;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.io;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.util;

  exports io.github.adaclip.server;
}
