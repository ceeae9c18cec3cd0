package portcullis.iommufd;

import org.junit.jupiter.api.extension.ExtendWith;

/** {@link MapTest} on the hardware. */
@ExtendWith(Hardware.class)
class MapOnHardwareTest extends MapTest {}
