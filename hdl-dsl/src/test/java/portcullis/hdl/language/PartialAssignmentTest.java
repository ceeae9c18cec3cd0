package portcullis.hdl.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.hdl.testing.Simulated;

/** Bits of what an index chooses, and the bit that an index chooses, can be assigned. */
class PartialAssignmentTest {
  static final class Fields extends Module {
    final UInt index = in(uint(2));
    final UInt nibble = in(uint(4));
    final Vec<UInt> words = out(vec(3, uint(8)));

    Fields() {
      var kept = reg(vec(3, uint(8)));
      kept.at(index).slice(7, 4).set(nibble);
      words.set(kept);
    }
  }

  @Test
  void bitsOfAnElementAreAssignedInEachCase() {
    assertThat(DesignText.body(Fields::new))
        .contains(
            """
            switch index
              2'd0 =>
                kept_0[7:4] := nibble
              2'd1 =>
                kept_1[7:4] := nibble
              2'd2 =>
                kept_2[7:4] := nibble
              otherwise =>
            """);
  }

  static final class Scoreboard extends Module {
    final UInt row = in(uint(1));
    final UInt column = in(uint(3));
    final UInt wide = in(uint(40));
    final Bool value = in(bool());
    final Bool clear = in(bool());
    final Vec<UInt> rows = out(vec(2, uint(5)));
    final UInt flags = out(uint(6));

    Scoreboard() {
      var marks = reg(vec(2, uint(5)));
      var seen = reg(uint(6)).resetTo(0);
      marks.at(row).bit(column).set(value);
      seen.bit(wide).set(value);
      when(
          clear,
          () -> {
            marks.at(row).slice(3, 2).set(0);
            marks.at(row).low(1).bit(0).set(true);
            seen.high(2).bit(row).set(false);
          });
      rows.set(marks);
      flags.set(seen);
    }
  }

  @Test
  void theBitThatAnIndexChoosesIsAssignedAndNoneBehindTheEnd() {
    long seed = 20_26;
    var random = new Random(seed);
    try (var board = Simulated.of(Scoreboard::new)) {
      var top = board.top();
      board.reset();
      int[] rows = new int[2];
      int flags = 0;
      for (int i = 0; i < 2; i++) {
        for (int column = 0; column < 8; column++) {
          board.poke(top.row, i);
          board.poke(top.column, column);
          board.poke(top.wide, 6);
          board.poke(top.value, false);
          board.poke(top.clear, false);
          board.step();
        }
      }
      for (int cycle = 0; cycle < 400; cycle++) {
        int row = random.nextInt(2);
        int column = random.nextInt(8);
        long wide = random.nextInt(3) == 0 ? random.nextLong(1L << 40) : random.nextInt(8);
        boolean value = random.nextBoolean();
        boolean clear = random.nextInt(4) == 0;
        board.poke(top.row, row);
        board.poke(top.column, column);
        board.poke(top.wide, wide);
        board.poke(top.value, value);
        board.poke(top.clear, clear);
        board.step();
        if (column < 5) {
          rows[row] = value ? rows[row] | 1 << column : rows[row] & ~(1 << column);
        }
        if (wide < 6) {
          flags = value ? flags | 1 << wide : flags & ~(1 << wide);
        }
        if (clear) {
          rows[row] = rows[row] & ~0b1100 | 1;
          flags &= ~(1 << 4 + row);
        }
        assertThat(board.peek(top.rows.at(0))).as("row 0, cycle %d", cycle).isEqualTo(rows[0]);
        assertThat(board.peek(top.rows.at(1))).as("row 1, cycle %d", cycle).isEqualTo(rows[1]);
        assertThat(board.peek(top.flags)).as("flags, cycle %d", cycle).isEqualTo(flags);
      }
    }
  }
}
