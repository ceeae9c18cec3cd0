package portcullis.iommu.bus;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;

/**
 * Counts, for each AXI ID, the translated requests of one direction that have no response yet. A
 * fence can have the counts remembered; what was remembered is counted down alone, so a fence waits
 * for nothing that comes after it. Responses of one ID come in the order of their requests.
 */
class OutstandingRequests extends Module {
  /** A request goes into the register in front of the translated side. */
  final Bool issued;

  /** Its ID. */
  final UInt issuedId;

  /** A request ends: last beat of R, or B. */
  final Bool ended;

  /** Its ID. */
  final UInt endedId;

  /** The IDs of which no more requests may be issued in this cycle. */
  final Bits full;

  /** The IDs of which no request is without its response. */
  final Bits idle;

  /** Remember the counts, the request that is issued in this cycle included. */
  final Bool observe;

  /** Everything remembered has ended. */
  final Bool observed;

  /** How many of each ID are under way. */
  final Vec<UInt> counts;

  /** How many of those remembered are. */
  final Vec<UInt> remembered;

  /**
   * Counters.
   *
   * @param most most requests of one ID
   */
  OutstandingRequests(int idWidth, int most) {
    super(idWidth, most);
    describe("Counts the translated requests of each ID that wait for their response.");
    int ids = 1 << idWidth;
    issued = in(bool());
    issuedId = in(uint(idWidth));
    ended = in(bool());
    endedId = in(uint(idWidth));
    full = out(bits(ids));
    idle = out(bits(ids));
    observe = in(bool());
    observed = out(bool());

    counts = reg(vec(ids, uint(bitsFor(most + 1))));
    counts.forEach(count -> count.resetTo(0));
    remembered = reg(vec(ids, uint(bitsFor(most + 1))));
    remembered.forEach(count -> count.resetTo(0));
    var up = counts.mapIndexed((id, count) -> issued.and(issuedId.eq(id)));
    var down = counts.mapIndexed((id, count) -> ended.and(endedId.eq(id)));
    for (int id = 0; id < ids; id++) {
      var count = counts.at(id);
      var left = remembered.at(id);
      var goesUp = up.at(id);
      var goesDown = down.at(id);
      var changed = mux(goesDown, count.minus(1), count.plus(1));
      var next = mux(goesUp.xor(goesDown), changed, count);
      count.set(next);
      when(observe, () -> left.set(next))
          .elseWhen(goesDown.and(left.ne(0)), () -> left.set(left.minus(1)));
      assertAlways(goesDown.not().or(count.ne(0)), "one response comes for each request");
      assertAlways(
          goesUp.not().or(goesDown).or(count.ne(most)), "no request is issued beyond the limit");
      assertAlways(left.le(count), "what was remembered is still counted");
    }
    full.set(counts.map(count -> count.eq(most)).asBits());
    idle.set(counts.map(count -> count.eq(0)).asBits());
    observed.set(remembered.asBits().orReduce().not());
  }
}
