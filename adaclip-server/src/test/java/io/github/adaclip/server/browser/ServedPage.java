package io.github.adaclip.server.browser;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.server.DetectionServer;
import io.github.adaclip.server.ServerSettings;
import io.github.adaclip.server.Tiny;
import java.net.URI;

/** A service of its own for each test, in front of the tiny model; its port makes it a new page. */
final class ServedPage implements AutoCloseable {
  static final String CLASS_NAME = "candle";

  private final DetectionServer server;

  private ServedPage(DetectionServer server) {
    this.server = server;
  }

  /** The tiny model; it stays open until the process ends. */
  static Detector detector() {
    return Model.DETECTOR;
  }

  /** The same model with other ideas of how pictures are read. */
  static Detector open(DecodeOptions decode) {
    return Detector.open(Tiny.source(), Tiny.OPTIONS.withDecode(decode));
  }

  static ServedPage start() {
    return start(settings());
  }

  static ServedPage start(ServerSettings settings) {
    return start(detector(), settings);
  }

  static ServedPage start(Detector detector, ServerSettings settings) {
    return new ServedPage(DetectionServer.start(detector, settings, line -> {}));
  }

  /** Any free port of this machine. */
  static ServerSettings settings() {
    return ServerSettings.defaults().withAddress("127.0.0.1", 0);
  }

  OpenPage open() {
    OpenPage page = Browser.open(server.address());
    page.waitFor("#model-name");
    return page;
  }

  /** As {@link #open}, for services that tell nothing without a token. */
  OpenPage openUnknown() {
    return Browser.open(server.address());
  }

  URI address() {
    return server.address();
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }

  /** Opened when it is first needed. */
  private static final class Model {
    private static final Detector DETECTOR = open(DecodeOptions.defaults());
  }
}
