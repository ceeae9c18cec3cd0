package portcullis.model;

/**
 * A fault record, decoded (section "Fault/Event-Queue").
 *
 * @param cause CAUSE, 12 bits
 * @param transactionType TTYP, 6 bits
 * @param deviceId DID, 24 bits
 * @param processIdValid PV
 * @param processId PID, 20 bits
 * @param privileged PRIV
 * @param iotval iotval, 64 bits
 * @param iotval2 iotval2, 64 bits
 */
public record FaultRecord(
    int cause,
    int transactionType,
    int deviceId,
    boolean processIdValid,
    int processId,
    boolean privileged,
    long iotval,
    long iotval2) {}
