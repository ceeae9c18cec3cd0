package portcullis.model;

import java.util.Optional;

/**
 * The whole answer of the architecture to a request.
 *
 * @param outcome what the device gets
 * @param record the fault record that the request asks for, whether or not the fault queue can take
 *     it
 */
public record Answer(Outcome outcome, Optional<FaultRecord> record) {}
