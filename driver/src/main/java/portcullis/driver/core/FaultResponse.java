package portcullis.driver.core;

import java.util.Objects;

/**
 * The user's answer to a fault.
 *
 * @param ioasid as in the report
 * @param cookie as in the report
 * @param group as in the report
 * @param code the answer
 */
public record FaultResponse(int ioasid, long cookie, int group, ResponseCode code) {
  /** Checks for null. */
  public FaultResponse {
    Objects.requireNonNull(code);
  }

  /**
   * Answers a report.
   *
   * @param report the fault
   * @param code the answer
   * @return the response
   */
  public static FaultResponse to(FaultReport report, ResponseCode code) {
    return new FaultResponse(report.ioasid(), report.cookie(), report.group(), code);
  }
}
