package portcullis.iommufd;

import org.junit.jupiter.api.extension.ExtendWith;

/** {@link SharedIdentifiersTest} on the hardware. */
@ExtendWith(Hardware.class)
class SharedIdentifiersOnHardwareTest extends SharedIdentifiersTest {}
