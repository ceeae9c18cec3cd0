/**
 * The untimed reference model of the RISC-V IOMMU: what the architecture says a request, a command
 * or a register access must do, with every side effect visible.
 *
 * <p>The model is written from the RISC-V IOMMU specification (version 20260222) and the privileged
 * specification. It reads no hardware description. {@link portcullis.model.IommuModel} is the way
 * in; {@link portcullis.model.Memory} is what it stands on; an {@link portcullis.model.Outcome}
 * answers a request and a list of {@link portcullis.model.Event} says what else happened.
 */
package portcullis.model;
