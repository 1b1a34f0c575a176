package io.github.adaclip.cli;

import io.github.adaclip.decision.ScoringSetup;
import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.evaluate.ModelProvenance;
import io.github.adaclip.server.DetectionServer;
import io.github.adaclip.server.ServerSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code adaclip serve}: a page and an HTTP service, until the process is told to end. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serves a page and an HTTP service that score pictures.",
    footer = {
      "",
      "Examples:",
      "  adaclip serve",
      "  adaclip serve --port 9000 --profile nut.json --batch-size 4",
      "  curl -F image=@part.png 'http://127.0.0.1:8080/v1/detect?className=metal%%20nut'"
    })
final class ServeCommand implements Callable<Integer> {
  /** After the time for accepted requests, to write what is left and to close. */
  private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(10);

  @Mixin private CommonOptions common;
  @Mixin private ServeOptions serve;
  @Mixin private ModelOptions model;
  @Mixin private MethodOption method;

  @Override
  public Integer call() {
    ServerSettings settings = serve.settings();
    ModelSource source = model.source(common, List.of(method.method()));
    DetectorOptions options = serve.applyTo(model.detectorOptions()).withMethod(method.method());
    NativeCache.require();
    JettyWarnings.tellTo(common.console());
    ServeOptions.warnings(settings).forEach(common.console()::warn);
    try (Detector detector = Detector.open(source, options, model.runtime())) {
      requireFits(settings, detector, source);
      serve(detector, settings);
    }
    return ExitCode.DONE;
  }

  /** As {@code detect --profile}: the service itself does not know the backbone's file. */
  private static void requireFits(ServerSettings settings, Detector detector, ModelSource source) {
    if (!settings.profiles().isEmpty()) {
      ScoringSetup setup = ScoringSetup.of(detector, ModelProvenance.backboneSha256(source));
      settings.profiles().forEach(file -> ThresholdProfile.read(file).requireFits(setup));
    }
  }

  private void serve(Detector detector, ServerSettings settings) {
    Duration longest = settings.drain().plus(TIME_TO_CLOSE);
    try (StopSignal stop = new StopSignal(common.console(), longest);
        DetectionServer server =
            DetectionServer.start(detector, settings, common.console()::note)) {
      common.console().result(serve.listening(server, detector, common.json()));
      stop.await();
      server.drain();
      stop.endWith(ExitCode.DONE);
    }
  }
}
