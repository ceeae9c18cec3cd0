package portcullis.iommu.translate;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.Arbiter;
import portcullis.hdl.lib.OneHot;
import portcullis.iommu.IommuConfig;

/**
 * Which walks are under way, for what, which of them steps in this cycle, and which an invalidation
 * overtakes: those begin again and leave nothing of what they read before.
 */
final class WalkTable extends Module {
  /** What a walk does. */
  enum Status {
    /** Nothing. */
    FREE,
    /** It waits for its turn to step. */
    STEP,
    /** A read is under way. */
    READING,
    /** It holds a result. */
    DONE
  }

  /** What to forget. */
  final Invalidation invalidation;

  /** Requests to walk for. */
  final Stream<TranslationKey> start;

  /** Number of the walk while {@code start} fires. */
  final UInt startedWalk;

  /** Walks with a result that is not out of date. */
  final Bits done;

  /** Walks that somebody needs. */
  final Bits held;

  /** A doubleword for a walk arrives. */
  final Bool beatArrives;

  /** The walk. */
  final UInt beatWalk;

  /** It is the last one of its read. */
  final Bool beatLast;

  /** Number of the walk that steps, if any does. */
  final UInt walk;

  /** It decides on its outcome in this cycle, and the outcome counts. */
  final Bool decides;

  /** It takes a doubleword that is not the last one of its read. */
  final Bool collects;

  /** It begins, perhaps again. */
  final Bool begins;

  /** The request that it walks for. */
  final TranslationKey key;

  /**
   * Its address space: a stage that the walk has not come to yet counts as Bare, so that what
   * forgets page tables does not disturb a walk that has read none.
   */
  final AddressSpace space;

  /** Its address space from the next cycle on, if {@code decides} or {@code collects}. */
  final AddressSpace nextSpace;

  /** What it does from the next cycle on, if {@code decides}. */
  final Enumerated<Status> next;

  /** It ends with a fault, if {@code decides}. */
  final Bool refused;

  private final int walkers;

  /** The table of a build. */
  WalkTable(IommuConfig config) {
    super(config.name());
    describe("Which walks are under way, and which of them steps in this cycle.");
    walkers = config.capacities().walkers();
    int width = bitsFor(walkers);
    invalidation = in(Invalidation.of(config));
    start = sink(TranslationKey.of(config));
    startedWalk = out(uint(width));
    done = out(bits(walkers));
    held = in(bits(walkers));
    beatArrives = in(bool());
    beatWalk = in(uint(width));
    beatLast = in(bool());
    walk = out(uint(width));
    decides = out(bool());
    collects = out(bool());
    begins = out(bool());
    key = out(TranslationKey.of(config));
    space = out(AddressSpace.shape());
    nextSpace = in(AddressSpace.shape());
    next = in(enumerated(Status.class));
    refused = in(bool());

    var status = reg(vec(walkers, enumerated(Status.class)));
    status.forEach(one -> one.resetTo(Status.FREE));
    note("The walk begins with its next step; of one that reads: was overtaken.");
    var again = reg(vec(walkers, bool()));
    note("Somebody joined after the walk began.");
    var joined = reg(vec(walkers, bool()));
    note("The result is a fault.");
    var fault = reg(vec(walkers, bool()));
    var keys = memory(walkers, TranslationKey.of(config));
    var spaces = memory(walkers, AddressSpace.shape());

    var numbers = vecOf(walkers, i -> uint(width).of(i));
    var keyOf = numbers.map(keys::read);
    var spaceOf = numbers.map(spaces::read);

    note("The walks that the invalidation concerns.");
    var concerned =
        vecOf(walkers, i -> invalidation.valid().and(concerns(keyOf.at(i), spaceOf.at(i))))
            .asBits();

    var isStep = status.map(one -> one.eq(Status.STEP)).asBits();
    var isDone = status.map(one -> one.eq(Status.DONE)).asBits();
    var isFree = status.map(one -> one.eq(Status.FREE)).asBits();
    var isReading = status.map(one -> one.eq(Status.READING)).asBits();

    note("Steps without a doubleword look into the caches: not while these forget something.");
    var turns =
        instance(() -> new Arbiter(walkers, Arbiter.Policy.ROUND_ROBIN, Arbiter.Grant.FREE));
    var mayStep = beatArrives.not().andNot(invalidation.valid());
    turns.requests.set(isStep.and(mayStep.repeat(walkers)));
    turns.accept.set(mayStep);
    var stepping = mux(beatArrives, beatWalk.oneHot(walkers), turns.grants);
    var number = mux(beatArrives, beatWalk, oneHotToNumber(turns.grants));
    walk.set(number);
    var overtaken = stepping.and(concerned).orReduce().or(beatArrives.and(again.at(number)));
    var completes = stepping.orReduce().and(beatArrives.not().or(beatLast));
    decides.set(completes.andNot(overtaken));
    collects.set(beatArrives.andNot(beatLast).andNot(overtaken));
    begins.set(beatArrives.not().and(again.at(number)));
    key.set(keys.read(number));
    space.set(spaces.read(number));
    when(decides.or(collects), () -> spaces.write(number, nextSpace));
    assertAlways(
        decides
            .not()
            .or(again.at(number).and(beatArrives).or(concerned.and(stepping).orReduce()).not()),
        "a walk that an invalidation overtook leaves nothing");
    assertAlways(OneHot.atMostOne(stepping), "one walk at most steps");
    assertAlways(
        beatArrives.not().or(isReading.bit(number)), "a doubleword arrives for a walk that reads");

    note("Nobody may join a fault that is older than the request: entries with V=0 are not kept.");
    var joinable =
        keyOf
            .mapIndexed((i, one) ->
                one.sameAs(start.payload())
                    .andNot(isFree.bit(i))
                    .andNot(isDone.bit(i).and(fault.at(i))))
            .asBits();
    var joins = joinable.orReduce();
    var startedAt = lowestOne(mux(joins, joinable, isFree));
    start.ready().set(joins.or(isFree.orReduce()));
    startedWalk.set(oneHotToNumber(startedAt));
    var joining = startedAt.and(start.fire().and(joins).repeat(walkers));
    var starting = startedAt.and(start.fire().andNot(joins).repeat(walkers));
    when(start.fire().andNot(joins), () -> keys.write(startedWalk, start.payload()));

    for (int i = 0; i < walkers; i++) {
      var mine = stepping.bit(i).and(completes);
      var wanted = joined.at(i).or(joining.bit(i));
      var walkAgain = overtaken.or(refused.and(wanted));
      var leaves = isDone.bit(i).andNot(held.bit(i)).andNot(joining.bit(i));
      var one = status.at(i);
      var oneAgain = again.at(i);
      var oneJoined = joined.at(i);
      when(joining.bit(i), () -> oneJoined.set(true));
      int at = i;
      when(
              mine,
              () -> {
                one.set(mux(walkAgain, one.of(Status.STEP), next));
                oneAgain.set(walkAgain);
                fault.at(at).set(refused);
                when(walkAgain, () -> oneJoined.set(false));
              })
          .elseWhen(leaves, () -> one.set(Status.FREE))
          .elseWhen(
              concerned.bit(i),
              () -> {
                oneAgain.set(true);
                when(isDone.bit(at), () -> one.set(Status.STEP));
              });
      when(
          starting.bit(i),
          () -> {
            one.set(Status.STEP);
            oneAgain.set(true);
            oneJoined.set(false);
          });
    }
    done.set(isDone.and(concerned.not()));
    unused(invalidation.addressValid(), "walks are overtaken whatever their address");
    unused(invalidation.page(), "walks are overtaken whatever their address");
  }

  /** Whether a walk depends on what is to be forgotten. */
  private Bool concerns(TranslationKey one, AddressSpace itsSpace) {
    var kind = invalidation.kind();
    var sameGuest =
        itsSpace
            .guest()
            .eq(invalidation.guest())
            .and(invalidation.guest().not().or(itsSpace.gscid().eq(invalidation.gscid())));
    var sameProcess = invalidation.pscidValid().not().or(itsSpace.pscid().eq(invalidation.pscid()));
    var byFirstStage = itsSpace.paged().and(sameGuest).and(sameProcess);
    var bySecondStage =
        itsSpace
            .guest()
            .and(invalidation.guest().not().or(itsSpace.gscid().eq(invalidation.gscid())));
    var sameDevice = one.deviceId().eq(invalidation.deviceId());
    var byDevice = invalidation.deviceValid().not().or(sameDevice);
    var byContext = sameDevice.and(one.processId().eq(invalidation.processId()));
    return kind.eq(Invalidation.Kind.EVERYTHING)
        .or(kind.eq(Invalidation.Kind.VMA).and(byFirstStage))
        .or(kind.eq(Invalidation.Kind.GVMA).and(bySecondStage))
        .or(kind.eq(Invalidation.Kind.DEVICE_DIRECTORY).and(byDevice))
        .or(kind.eq(Invalidation.Kind.PROCESS_DIRECTORY).and(byContext));
  }
}
