package io.github.adaclip.ablate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.AtomicFile;
import io.github.adaclip.file.FolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of an ablation: {@code trainings/NAME/} with checkpoint, logs and {@link #RECORD},
 * {@code cells/NAME.json} with what was measured. While it is open no other ablation can use it.
 */
final class AblationFolder implements AutoCloseable {
  private static final String TRAININGS = "trainings";
  private static final String CELLS = "cells";
  private static final String RECORD = "training.json";
  private static final String CHECKPOINT = "prompts.safetensors";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path folder;
  private final FolderLock lock;

  private AblationFolder(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes the folder where it is not there and takes it.
   *
   * @throws AdaClipException BUSY if another ablation has it, UNWRITABLE_OUTPUT if it cannot be
   *     made
   */
  static AblationFolder open(Path folder) {
    return FolderLock.take(folder)
        .map(lock -> new AblationFolder(folder, lock))
        .orElseThrow(
            () ->
                AdaClipException.of(FailureCode.BUSY, "another ablation uses this folder")
                    .file(folder)
                    .fix("wait for it or end it, or name another folder with --out")
                    .build());
  }

  /** Where a training keeps its things; equal identities mean equal trainings. */
  Path training(AblationCell cell, String identity) {
    return folder.resolve(TRAININGS).resolve(cell.trainingSettings().fileName(identity));
  }

  /** The checkpoint of such a folder. */
  static Path checkpoint(Path training) {
    return training.resolve(CHECKPOINT);
  }

  /** Where is written that a training has ended. */
  static Path record(Path training) {
    return training.resolve(RECORD);
  }

  /** Where a cell keeps what was measured; different for different settings. */
  Path cell(AblationCell cell) {
    String name = cell.settings().fileName(cell.settings().texts().toString());
    return folder.resolve(CELLS).resolve(name + ".json");
  }

  /** A document; empty, never a failure, if it is not there or damaged: then it is made anew. */
  static JsonNode read(Path file) {
    try {
      return Files.isRegularFile(file)
          ? JSON.readTree(file.toFile())
          : JSON.getNodeFactory().objectNode();
    } catch (IOException e) {
      return JSON.getNodeFactory().objectNode();
    }
  }

  static void write(Path file, ObjectNode document) {
    try {
      AtomicFile.write(file, JSON.writeValueAsBytes(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets others use the folder. */
  @Override
  public void close() {
    lock.close();
  }
}
