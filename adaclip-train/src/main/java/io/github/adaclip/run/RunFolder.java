package io.github.adaclip.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.AtomicFile;
import io.github.adaclip.file.FolderLock;
import io.github.adaclip.weights.NamedTensor;
import io.github.adaclip.weights.SafetensorsWriter;
import io.github.adaclip.weights.TensorFile;
import io.github.adaclip.weights.TensorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The folder beside a weight file where a run keeps its state and its logs: {@code
 * <file>.training/}. While it is open no other run can use it.
 *
 * <p>{@code state.safetensors} holds weights and optimiser, and as texts of its header how far the
 * run has come and how it was begun. It is replaced as a whole, so that a kill at any moment leaves
 * the last one.
 */
public final class RunFolder implements AutoCloseable {
  private static final String SUFFIX = ".training";
  private static final String STATE = "state.safetensors";
  private static final String PROGRESS = "progress";
  private static final String IDENTITY = "identity";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final FolderLock lock;

  private RunFolder(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Where the run of a checkpoint keeps its things. */
  public static Path of(Path checkpoint) {
    return checkpoint.resolveSibling(checkpoint.getFileName() + SUFFIX);
  }

  /** Whether a run is stored beside a checkpoint. */
  public static boolean isStored(Path checkpoint) {
    return Files.isRegularFile(of(checkpoint).resolve(STATE));
  }

  /**
   * Makes the folder where it is not there and takes it for this run.
   *
   * @throws AdaClipException BUSY if another run has it, UNWRITABLE_OUTPUT if it cannot be made
   */
  public static RunFolder open(Path checkpoint) {
    Path folder = of(checkpoint);
    return FolderLock.take(folder)
        .map(lock -> new RunFolder(folder, lock))
        .orElseThrow(
            () ->
                AdaClipException.of(FailureCode.BUSY, "another training writes this checkpoint")
                    .file(checkpoint)
                    .fix("wait for it or end it, or name another file with --out")
                    .build());
  }

  /** Removes the stored state and leaves the logs. */
  public static void discardState(Path checkpoint) {
    delete(of(checkpoint));
  }

  private static void delete(Path folder) {
    Path state = folder.resolve(STATE);
    try {
      Files.deleteIfExists(state);
    } catch (IOException e) {
      throw AtomicFile.failure(state, folder, e);
    }
  }

  /**
   * Forgets the run that is stored, if there is one, so that nobody goes on from it any more.
   *
   * @throws AdaClipException UNWRITABLE_OUTPUT if it cannot be deleted
   */
  public void drop() {
    delete(folder);
  }

  /** A file in the folder. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  public Path path() {
    return folder;
  }

  /**
   * Stores where the run stands, replacing what was stored before.
   *
   * @param tensors weights and what the optimiser remembers
   * @param progress a record that Jackson can write and read
   * @throws AdaClipException DISK_FULL or UNWRITABLE_OUTPUT; what was stored before is then still
   *     there
   */
  public void store(List<NamedTensor> tensors, Object progress, RunIdentity identity) {
    Map<String, String> texts = new HashMap<>();
    try {
      texts.put(PROGRESS, JSON.writeValueAsString(progress));
      texts.put(IDENTITY, JSON.writeValueAsString(new TreeMap<>(identity.facts())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    SafetensorsWriter.write(file(STATE), tensors, texts);
  }

  /**
   * Takes up a stored run.
   *
   * @param tensors takes weights and what the optimiser remembers
   * @return how far it had come; empty if nothing is stored
   * @throws AdaClipException INVALID_OPTION if it was begun differently, UNREADABLE_WEIGHTS if it
   *     is damaged
   */
  public <P> Optional<P> restore(
      RunIdentity identity, Class<P> progress, Consumer<TensorFile> tensors) {
    Path state = file(STATE);
    if (!Files.isRegularFile(state)) {
      return Optional.empty();
    }
    try (TensorFile stored = TensorFiles.open(state)) {
      String reached = text(stored, PROGRESS);
      String facts = text(stored, IDENTITY);
      identity.requireSameAs(
          new RunIdentity(JSON.readValue(facts, new TypeReference<Map<String, String>>() {})),
          state);
      tensors.accept(stored);
      return Optional.of(JSON.readValue(reached, progress));
    } catch (JsonProcessingException e) {
      throw damaged(state);
    }
  }

  private static String text(TensorFile stored, String key) {
    String text = stored.metadata().get(key);
    if (text == null) {
      throw damaged(stored.path());
    }
    return text;
  }

  private static AdaClipException damaged(Path state) {
    return AdaClipException.of(FailureCode.UNREADABLE_WEIGHTS, "the stored training cannot be read")
        .file(state)
        .fix("begin anew with --force instead of --resume")
        .build();
  }

  /** Lets other runs use the folder; one that nothing was written to is deleted. */
  @Override
  public void close() {
    lock.close();
  }
}
