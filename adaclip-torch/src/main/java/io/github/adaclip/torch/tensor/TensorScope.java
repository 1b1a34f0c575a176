package io.github.adaclip.torch.tensor;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Native memory of one stage: every native object that the thread makes while the scope is open
 * dies with it, except what is {@linkplain #keep kept}, which moves to the scope around it (or,
 * without one, to the caller, who closes it).
 *
 * <p>Belongs to the thread that opened it; scopes close in the opposite order of opening, as
 * try-with-resources does.
 */
public final class TensorScope implements AutoCloseable {
  private final PointerScope scope;
  private final PointerScope outer;

  private TensorScope() {
    this.outer = PointerScope.getInnerScope();
    this.scope = new PointerScope();
  }

  /** Opens a scope inside the thread's current one. */
  public static TensorScope open() {
    return new TensorScope();
  }

  /**
   * Hands a native object that was made in this scope to the scope around it, once, and returns it.
   */
  public <T extends Pointer> T keep(T pointer) {
    pointer.retainReference();
    scope.detach(pointer);
    if (outer != null) {
      outer.attach(pointer);
      pointer.releaseReference();
    }
    return pointer;
  }

  /**
   * Takes over a native object that another thread has kept from a scope around which it had none,
   * into the current thread's scope.
   */
  static <T extends Pointer> T adopt(T pointer) {
    PointerScope current = PointerScope.getInnerScope();
    if (current != null) {
      current.attach(pointer);
      pointer.releaseReference();
    }
    return pointer;
  }

  /**
   * Frees a native object made in this scope before the scope ends; tensors that share its memory
   * stay valid.
   */
  public void free(Pointer pointer) {
    scope.detach(pointer);
  }

  /** Hands several tensors to the scope around this one. */
  public List<Tensor> keepAll(List<Tensor> tensors) {
    tensors.forEach(this::keep);
    return tensors;
  }

  @Override
  public void close() {
    scope.close();
  }
}
