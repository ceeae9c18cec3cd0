package portcullis.driver.vfio;

import java.util.OptionalInt;
import portcullis.driver.core.Attachment;

/** An attachment with the vPASID that the user knows it by. */
record VfioAttachment(Attachment attachment, OptionalInt vpasid) {}
