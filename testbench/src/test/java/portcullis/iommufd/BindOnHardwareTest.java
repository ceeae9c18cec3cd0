package portcullis.iommufd;

import org.junit.jupiter.api.extension.ExtendWith;

/** {@link BindTest} on the hardware. */
@ExtendWith(Hardware.class)
class BindOnHardwareTest extends BindTest {}
