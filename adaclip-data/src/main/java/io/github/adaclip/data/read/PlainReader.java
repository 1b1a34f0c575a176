package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Any folder of pictures, for prediction only: the labels mean nothing. */
final class PlainReader implements DatasetReader {
  private static final String DEFAULT_CLASS = "object";

  @Override
  public String layout() {
    return "pictures in a folder";
  }

  @Override
  public boolean recognises(Path root) {
    return Files.isDirectory(root);
  }

  @Override
  public Dataset read(ReadRequest request) {
    DatasetBuilder builder = new DatasetBuilder(request.name(), request.root()).withoutLabels();
    for (Path picture : PictureTree.pictures(request.root())) {
      builder.add(Split.TEST, new Sample(picture, Optional.empty(), DEFAULT_CLASS, false, ""));
    }
    return builder.build();
  }
}
