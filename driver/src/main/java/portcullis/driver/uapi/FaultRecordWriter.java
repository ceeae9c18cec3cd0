package portcullis.driver.uapi;

import static portcullis.driver.uapi.IommuStructures.FAULT_RECORD;

import java.lang.foreign.MemorySegment;
import portcullis.driver.core.FaultReport;

/** Writes a fault as the user reads it. */
final class FaultRecordWriter {
  private FaultRecordWriter() {}

  static void write(FaultReport report, MemorySegment record) {
    long flags = report.last() ? FAULT_RECORD.value("IOMMU_FAULT_LAST") : 0;
    for (var flag : report.flags()) {
      flags |= FAULT_RECORD.value("IOMMU_FAULT_" + flag.name());
    }
    if (report.pasid().isPresent()) {
      flags |= FAULT_RECORD.value("IOMMU_FAULT_PASID_VALID");
    }
    long permissions = 0;
    for (var permission : report.permissions()) {
      permissions |= FAULT_RECORD.value("IOMMU_FAULT_PERM_" + name(permission));
    }
    FAULT_RECORD.set(record, "ioasid", report.ioasid());
    FAULT_RECORD.set(record, "flags", flags);
    FAULT_RECORD.set(record, "dev_cookie", report.cookie());
    FAULT_RECORD.set(record, "addr", report.address());
    FAULT_RECORD.set(record, "perm", permissions);
    FAULT_RECORD.set(record, "pasid", report.pasid().orElse(0));
    FAULT_RECORD.set(record, "grpid", report.group());
    FAULT_RECORD.set(record, "cause", report.cause());
    FAULT_RECORD.set(record, "lost", report.lost());
  }

  private static String name(FaultReport.Permission permission) {
    return switch (permission) {
      case READ -> "READ";
      case WRITE -> "WRITE";
      case EXECUTE -> "EXEC";
      case PRIVILEGED -> "PRIV";
    };
  }
}
