package portcullis.iommufd;

import org.junit.jupiter.api.extension.ExtendWith;

/** {@link PasidTest} on the hardware. */
@ExtendWith(Hardware.class)
class PasidOnHardwareTest extends PasidTest {}
