package portcullis.hdl.check.netlist;

import java.util.Optional;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Origin;

/**
 * A decision that statements stand under: the condition of a {@code when} or the subject of a
 * {@code switch}.
 *
 * @param id its number, from 0 in each module; an outer one has a smaller number
 * @param decision what is looked at
 * @param outer the decision around this one
 * @param origin the designer's words and place
 */
public record Guard(int id, Expr decision, Optional<Guard> outer, Origin origin) {}
