package portcullis.iommu.translate;

import static portcullis.hdl.Hdl.bool;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;

/**
 * What both stages together let a request do without another walk.
 *
 * @param read reads
 * @param write writes: W and D are set in every leaf
 * @param execute reads for execution
 * @param user the first-stage leaf has U=1; 1 without a first stage
 */
public record Permissions(Bool read, Bool write, Bool execute, Bool user) implements Bundle {
  /** The shape. */
  public static Permissions shape() {
    return new Permissions(bool(), bool(), bool(), bool());
  }
}
