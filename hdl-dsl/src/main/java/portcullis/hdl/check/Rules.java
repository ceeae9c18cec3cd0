package portcullis.hdl.check;

import java.util.List;

/**
 * Every rule once. Codes are grouped: 010 values and shapes, 030 use of signals, 040 select and
 * states, 050 drivers, 060 loops, 070 clocks, 080 unused, 090 the Java itself. Gaps are left for
 * later ones; a code never changes its meaning.
 */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          WidthMismatch.RULE,
          KindMismatch.RULE,
          ConstantOutOfRange.RULE,
          IllegalShape.RULE,
          IllegalRange.RULE,
          IndexWidth.RULE,
          EmptyVector.RULE,
          ShapeMismatch.RULE,
          ResetValueMismatch.RULE,
          ForeignSignal.RULE,
          WriteToInput.RULE,
          NotAssignable.RULE,
          UnboundShape.RULE,
          NotBeingDescribed.RULE,
          NameClash.RULE,
          NamelessPort.RULE,
          UnknownLabel.RULE,
          OverlappingLabels.RULE,
          IncompleteSelect.RULE,
          UnreachableState.RULE,
          Undriven.RULE,
          PartlyDriven.RULE,
          MultiplyDriven.RULE,
          UnconnectedInput.RULE,
          MemoryWithoutContents.RULE,
          NeverChanges.RULE,
          CombinationalLoop.RULE,
          WholeSignalLoop.RULE,
          ClockCrossing.RULE,
          ForeignReset.RULE,
          UnusedSignal.RULE,
          ConstructorFailed.RULE,
          MissingNames.RULE);

  private Rules() {}

  /** All rules by code. */
  public static List<Rule> all() {
    return ALL;
  }
}
