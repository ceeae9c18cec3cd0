package portcullis.model;

/**
 * QoS identifiers of an access or a request.
 *
 * @param rcid resource control id, 12 bits
 * @param mcid monitoring counter id, 12 bits
 */
record QosIds(int rcid, int mcid) {
  static final QosIds NONE = new QosIds(0, 0);
}
