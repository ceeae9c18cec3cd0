package portcullis.iommu.bus;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.hdl.lib.Arbiter;
import portcullis.hdl.lib.Fifo;
import portcullis.hdl.lib.OneHot;
import portcullis.hdl.lib.axi.Address;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.translate.TranslationKey;

/**
 * Requests that wait: for a walk, behind an older one of their chain, or for the response that
 * refuses them. A chain is what must keep its order: the reads of one AXI ID, or all writes.
 *
 * <p>Requests ask for walks in strict order of arrival. A walk ends only when nobody needs its
 * result any more, and a request may need it until all older ones of its chain have gone; so if a
 * younger request got a walk before an older one, it could keep the last walk for ever.
 */
class ParkedRequests extends Module {
  enum Phase {
    FREE,
    WANTS_WALK,
    WALKING,
    REFUSED,
    ANSWERING
  }

  /** The request that is looked up is a write. */
  final Bool lookedUpWrite;

  /** The request that is looked up. */
  final Address<DeviceSideband> lookedUp;

  /** An older request of its chain is parked. */
  final Bool behind;

  /** There is a free slot. */
  final Bool room;

  /** Park the request that is looked up; only while {@code room}. */
  final Bool park;

  /** ... and refuse it without a walk. */
  final Bool parkRefused;

  /** Requests to walk for. */
  final Stream<TranslationKey> start;

  /** Number of the walk while {@code start} fires. */
  final UInt startedWalk;

  /** The walks whose result can be read in this cycle. */
  final Bits done;

  /** The walks that parked requests wait for. */
  final Bits held;

  /** A read can go to the translated side in this cycle. */
  final Bool readsMayGo;

  /** A write can. */
  final Bool writesMayGo;

  /** A read can be answered with errors. */
  final Bool readsMayBeAnswered;

  /** A write can. */
  final Bool writesMayBeAnswered;

  /** Whatever is offered lets a new request pass in this cycle, and is offered again. */
  final Bool yields;

  /** A request is offered: its walk is done, or it has been refused and is to be answered. */
  final Bool offered;

  /** It has been refused. */
  final Bool offeredRefused;

  /** It is a write. */
  final Bool offeredWrite;

  /** The request. */
  final Address<DeviceSideband> request;

  /** Its walk. */
  final UInt walk;

  /** The offered request goes to the translated side. */
  final Bool goes;

  /** The offered request's walk has found a fault, which is reported by now. */
  final Bool faults;

  /** The offered request is being answered with errors from now on. */
  final Bool answers;

  /** The read that is being answered has its response. */
  final Bool readAnswered;

  /** The write that is being answered has its response. */
  final Bool writeAnswered;

  /** How far each slot's request is. */
  final Vec<Enumerated<Phase>> phases;

  /** The slots that hold writes. */
  final Bits writes;

  /** The AXI IDs in the slots. */
  final Vec<UInt> ids;

  /** The youngest parked request of each chain. */
  final Bits newest;

  /** The slots that wait behind an older request of their chain. */
  final Bits waits;

  /** The slot of that older request. */
  final Vec<UInt> waitsFor;

  /** The slots that want a walk, in order of arrival. */
  final Fifo<UInt> wanting;

  /** The parking of a build. */
  ParkedRequests(IommuConfig config) {
    super(config.name());
    int slots = config.capacities().parked();
    int walkers = config.capacities().walkers();
    describe("Requests that wait for walks, for older ones of their chain, or for refusal.");
    var shape = DevicePort.deviceShape(config).ar().payload();
    lookedUpWrite = in(bool());
    lookedUp = in(shape);
    behind = out(bool());
    room = out(bool());
    park = in(bool());
    parkRefused = in(bool());
    start = source(TranslationKey.of(config));
    startedWalk = in(uint(bitsFor(walkers)));
    done = in(bits(walkers));
    held = out(bits(walkers));
    readsMayGo = in(bool());
    writesMayGo = in(bool());
    readsMayBeAnswered = in(bool());
    writesMayBeAnswered = in(bool());
    yields = in(bool());
    offered = out(bool());
    offeredRefused = out(bool());
    offeredWrite = out(bool());
    request = out(shape);
    walk = out(uint(bitsFor(walkers)));
    goes = in(bool());
    faults = in(bool());
    answers = in(bool());
    readAnswered = in(bool());
    writeAnswered = in(bool());

    phases = reg(vec(slots, enumerated(Phase.class)));
    phases.forEach(phase -> phase.resetTo(Phase.FREE));
    writes = reg(bits(slots));
    ids = reg(vec(slots, uint(config.widths().id())));
    var walks = reg(vec(slots, uint(bitsFor(walkers))));
    note("The youngest parked request of each chain.");
    newest = reg(bits(slots)).resetTo(0);
    note("The slots that wait behind an older request of their chain, and its slot.");
    waits = reg(bits(slots)).resetTo(0);
    waitsFor = reg(vec(slots, uint(bitsFor(slots))));
    var requests = memory(slots, shape);

    // Whom the request that is looked up would wait for. Who has just been answered is gone; who
    // goes in this cycle does not matter, because nobody is looked up then.
    var answering = phases.map(phase -> phase.eq(Phase.ANSWERING)).asBits();
    var directionAnswered =
        writes.and(writeAnswered.repeat(slots)).or(writes.not().and(readAnswered.repeat(slots)));
    var answered = answering.and(directionAnswered);
    var sameId = ids.map(id -> id.eq(lookedUp.id())).asBits();
    var sameChain =
        mux(lookedUpWrite, writes, writes.not().and(sameId)).and(newest).and(answered.not());
    behind.set(sameChain.orReduce());

    var free = phases.map(phase -> phase.eq(Phase.FREE)).asBits();
    room.set(free.orReduce());
    var slot = priorityEncode(free);
    var parkedIn = lowestOne(free).and(park.repeat(slots));

    wanting = instance(() -> new Fifo<>(uint(bitsFor(slots)), slots));
    wanting.in.valid().set(park.andNot(parkRefused));
    wanting.in.payload().set(slot);
    var starting = wanting.out.payload();
    start.valid().set(wanting.out.valid());
    wanting.out.ready().set(start.ready());
    var startingRequest = requests.read(starting);
    var startingIsWrite = writes.bit(starting);
    start.payload().set(DeviceRequest.key(startingRequest, startingIsWrite));
    unused(startingRequest, "a walk needs no more than the key");

    var walking = phases.map(phase -> phase.eq(Phase.WALKING)).asBits();
    held.set(
        vecOf(
                walkers,
                number -> {
                  var isOfWalk = walks.map(walkOf -> walkOf.eq(number)).asBits();
                  var waitForWalk = walking.and(isOfWalk);
                  return waitForWalk.orReduce();
                })
            .asBits());

    // Which one to offer: in turn, so that one that cannot go keeps no other from going.
    var walkIsDone = walks.map(number -> done.bit(number)).asBits();
    var walked = walkIsDone.and(walking);
    var mayGo =
        writes.and(writesMayGo.repeat(slots)).or(writes.not().and(readsMayGo.repeat(slots)));
    var mayBeAnswered =
        writes
            .and(writesMayBeAnswered.repeat(slots))
            .or(writes.not().and(readsMayBeAnswered.repeat(slots)));
    var refused = phases.map(phase -> phase.eq(Phase.REFUSED)).asBits();
    var offers = walked.and(mayGo).or(refused.and(mayBeAnswered)).and(waits.not());
    var turns = instance(() -> new Arbiter(slots, Arbiter.Policy.ROUND_ROBIN, Arbiter.Grant.FREE));
    turns.requests.set(offers);
    turns.accept.set(yields.not());
    var chosen = turns.grants;
    var chosenSlot = oneHotToNumber(chosen);
    offered.set(offers.orReduce());
    offeredRefused.set(chosen.and(refused).orReduce());
    offeredWrite.set(chosen.and(writes).orReduce());
    var chosenRequest = requests.read(chosenSlot);
    request.set(chosenRequest);
    walk.set(oneHot(chosen, walks));

    var leaving = answered.or(chosen.and(goes.repeat(slots)));
    var stillNewest = mux(park, newest.and(sameChain.not()), newest).and(leaving.not());
    newest.set(stillNewest.or(parkedIn));
    var olderLeaves = waitsFor.map(older -> leaving.bit(older)).asBits();
    waits.set(
        waits.and(olderLeaves.not()).and(parkedIn.not()).or(parkedIn.and(behind.repeat(slots))));
    var startsWalk = starting.oneHot(slots).and(start.fire().repeat(slots));
    for (int i = 0; i < slots; i++) {
      int number = i;
      var phase = phases.at(number);
      when(
          startsWalk.bit(number),
          () -> {
            phase.set(Phase.WALKING);
            walks.at(number).set(startedWalk);
          });
      when(chosen.bit(number).and(faults), () -> phase.set(Phase.REFUSED));
      when(chosen.bit(number).and(answers), () -> phase.set(Phase.ANSWERING));
      when(leaving.bit(number), () -> phase.set(Phase.FREE));
      when(
          parkedIn.bit(number),
          () -> {
            phase.set(mux(parkRefused, phase.of(Phase.REFUSED), phase.of(Phase.WANTS_WALK)));
            writes.bit(number).set(lookedUpWrite);
            ids.at(number).set(lookedUp.id());
            waitsFor.at(number).set(oneHotToNumber(sameChain));
          });
    }
    when(park, () -> requests.write(slot, lookedUp));

    assertAlways(OneHot.atMostOne(sameChain), "one parked request at most is a chain's newest");
    assertAlways(park.not().or(room), "a request is parked only where there is a free slot");
    assertAlways(
        park.not().or(goes.not()), "a request that goes and one that is parked do not meet");
    assertAlways(goes.or(faults).or(answers).not().or(offered), "only what is offered moves");
    assertAlways(
        wanting.out.valid().not().or(phases.at(starting).eq(Phase.WANTS_WALK)),
        "the queue of walks holds only slots that want one");
    assertAlways(
        wanting.in.valid().not().or(wanting.in.ready()), "the queue of walks has room for all");
  }
}
