package portcullis.iommufd;

import java.util.function.Function;
import portcullis.driver.platform.Platform;
import portcullis.model.Outcome;
import portcullis.model.Request;

/** An IOMMU as driver and devices see it. */
record DevicePort(Platform platform, Function<Request, Outcome> translation) {}
