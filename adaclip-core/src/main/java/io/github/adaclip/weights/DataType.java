package io.github.adaclip.weights;

import java.util.Optional;

/** How the elements of a stored tensor are encoded; always little endian. */
public enum DataType {
  FLOAT64(8, "F64", "Double"),
  FLOAT32(4, "F32", "Float"),
  FLOAT16(2, "F16", "Half"),
  BFLOAT16(2, "BF16", "BFloat16"),
  INT64(8, "I64", "Long"),
  INT32(4, "I32", "Int"),
  INT16(2, "I16", "Short"),
  INT8(1, "I8", "Char"),
  UINT8(1, "U8", "Byte"),
  BOOL(1, "BOOL", "Bool");

  private final int bytes;
  private final String safetensorsName;
  private final String torchName;

  DataType(int bytes, String safetensorsName, String torchName) {
    this.bytes = bytes;
    this.safetensorsName = safetensorsName;
    this.torchName = torchName;
  }

  /** The size of one element. */
  public int bytes() {
    return bytes;
  }

  /** Whether elements are floating-point numbers. */
  public boolean isFloating() {
    return this == FLOAT64 || this == FLOAT32 || this == FLOAT16 || this == BFLOAT16;
  }

  /** The name in a safetensors header, for instance {@code F16}. */
  public String safetensorsName() {
    return safetensorsName;
  }

  /** The name of PyTorch's typed storage, for instance {@code HalfStorage}. */
  String storageName() {
    return torchName + "Storage";
  }

  /** The type of a name in a safetensors header; empty for one this package does not read. */
  static Optional<DataType> ofSafetensors(String name) {
    for (DataType type : values()) {
      if (type.safetensorsName.equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The type of one of PyTorch's typed storages; empty for one this package does not read. */
  static Optional<DataType> ofStorage(String name) {
    for (DataType type : values()) {
      if (type.storageName().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /**
   * The type of a {@code torch.dtype} such as {@code float16}; empty for one this package does not
   * read.
   */
  static Optional<DataType> ofTorchDtype(String name) {
    return switch (name) {
      case "float64", "double" -> Optional.of(FLOAT64);
      case "float32", "float" -> Optional.of(FLOAT32);
      case "float16", "half" -> Optional.of(FLOAT16);
      case "bfloat16" -> Optional.of(BFLOAT16);
      case "int64", "long" -> Optional.of(INT64);
      case "int32", "int" -> Optional.of(INT32);
      case "int16", "short" -> Optional.of(INT16);
      case "int8" -> Optional.of(INT8);
      case "uint8" -> Optional.of(UINT8);
      case "bool" -> Optional.of(BOOL);
      default -> Optional.empty();
    };
  }
}
