package portcullis.iommufd;

import org.junit.jupiter.api.extension.ExtendWith;

/** {@link AccountingTest} on the hardware. */
@ExtendWith(Hardware.class)
class AccountingOnHardwareTest extends AccountingTest {}
