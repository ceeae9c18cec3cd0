package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;

/**
 * The permission that an access needs.
 *
 * @param read R
 * @param write W
 * @param execute X
 */
record Need(Bool read, Bool write, Bool execute) implements Bundle {
  static Need shape() {
    return new Need(bool(), bool(), bool());
  }

  /** What a request needs; a read for execution needs X only. */
  static Need of(TranslationKey key) {
    var execute = key.execute().andNot(key.write());
    var read = key.write().or(execute).not();
    return new Need(read, key.write(), execute);
  }

  /** What an implicit access to a table needs. */
  static Need implicit() {
    return new Need(bool(true), bool(false), bool(false));
  }

  /** Whether the permissions are enough. */
  Bool isMetBy(Permissions permissions) {
    return read.not()
        .or(permissions.read())
        .and(write.not().or(permissions.write()))
        .and(execute.not().or(permissions.execute()));
  }
}
