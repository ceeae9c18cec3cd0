package portcullis.hdl.sim.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;

/** HotSpot never compiles a method of more than 8000 bytes, and the design would crawl. */
class MethodSizeTest {
  private static final int LIMIT = 8000;

  /** Everything that could make one method long: shared conditions, wide words, large choices. */
  static final class Large extends Module {
    final UInt in = in(uint(500));
    final UInt index = in(uint(9));
    final UInt chosen = out(uint(500));

    Large() {
      Vec<UInt> registers = reg(vec(400, uint(500)));
      var memory = memory(64, uint(500));
      when(
          in.eq(7),
          () -> {
            for (int i = 0; i < 400; i++) {
              registers.at(i).set(in.plus(i));
            }
          });
      for (int i = 0; i < 16; i++) {
        int number = i;
        when(
            index.eq(i),
            () ->
                memory.write(
                    uint(6).of(number),
                    in.xor(registers.at(number).times(uint(2).of(3)).low(500))));
      }
      var word = memory.read(index.low(6));
      chosen.set(registers.at(index).plus(word));
    }
  }

  @Test
  void everyMethodIsShortEnough() {
    var logic = new FlatDesign(Elaboration.of(Large::new).design(), Map.of()).logic();
    var layout = new StateLayout(logic, new Partition(logic, Partition.Limits.DEFAULT));
    List<Group> groups = layout.partition().groups();
    assertThat(groups).hasSizeGreaterThan(50);
    assertThat(groups)
        .allSatisfy(group -> {
          assertThat(length(group, layout, false)).isLessThanOrEqualTo(LIMIT);
          assertThat(length(group, layout, true)).isLessThanOrEqualTo(LIMIT);
        });
    assertThat(groups)
        .as("the measure is that of real code")
        .anySatisfy(group -> assertThat(length(group, layout, false)).isGreaterThan(500));
  }

  private static int length(Group group, StateLayout layout, boolean commit) {
    byte[] bytes =
        ClassFile.of()
            .build(
                ClassDesc.of("Some"),
                builder ->
                    builder.withMethodBody(
                        "some",
                        MethodTypeDesc.ofDescriptor("([JLjava/lang/Object;)V"),
                        ClassFile.ACC_STATIC,
                        code -> {
                          if (commit) {
                            CommitCode.write(group, layout, code);
                          } else {
                            GroupCode.write(group, layout, code);
                          }
                        }));
    return ClassFile.of()
        .parse(bytes)
        .methods()
        .getFirst()
        .findAttribute(Attributes.code())
        .orElseThrow()
        .codeLength();
  }
}
