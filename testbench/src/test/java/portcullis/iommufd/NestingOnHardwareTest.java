package portcullis.iommufd;

import org.junit.jupiter.api.extension.ExtendWith;

/** {@link NestingTest} on the hardware. */
@ExtendWith(Hardware.class)
class NestingOnHardwareTest extends NestingTest {}
