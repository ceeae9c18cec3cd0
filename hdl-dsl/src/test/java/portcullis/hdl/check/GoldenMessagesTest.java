package portcullis.hdl.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.check.wrong.Nameless;
import portcullis.hdl.check.wrong.WrongClocks;
import portcullis.hdl.check.wrong.WrongDrivers;
import portcullis.hdl.check.wrong.WrongSelects;
import portcullis.hdl.check.wrong.WrongUse;
import portcullis.hdl.check.wrong.WrongValues;

/**
 * Each rule has wrong designs, and each wrong design has just the findings of its golden file. Run
 * with {@code -Dgolden.update=true} to write the files anew after a change that is meant.
 */
class GoldenMessagesTest {
  private static final Path FILES = Path.of("src/test/resources/portcullis/hdl/check");

  private static final Map<String, List<Supplier<? extends Module>>> DESIGNS = designs();

  private static Map<String, List<Supplier<? extends Module>>> designs() {
    var designs = new TreeMap<String, List<Supplier<? extends Module>>>();
    designs.put("HDL010", List.of(WrongValues.Widths::new));
    designs.put("HDL011", List.of(WrongValues.Kinds::new));
    designs.put("HDL012", List.of(WrongValues.Constants::new, WrongValues.NegativeConstant::new));
    designs.put("HDL013", List.of(() -> new WrongValues.Shapes(4), WrongValues.Lanes::new));
    designs.put("HDL014", List.of(WrongValues.Slices::new, WrongValues.Elements::new));
    designs.put("HDL015", List.of(WrongValues.Indices::new));
    designs.put("HDL016", List.of(WrongValues.Nothing::new));
    designs.put("HDL017", List.of(WrongValues.Bundles::new, WrongValues.Vectors::new));
    designs.put("HDL018", List.of(WrongValues.Resets::new));
    designs.put("HDL030", List.of(WrongUse.Foreign::new));
    designs.put("HDL031", List.of(WrongUse.Input::new));
    designs.put("HDL032", List.of(WrongUse.Expression::new, WrongUse.PartsOutput::new));
    designs.put("HDL033", List.of(WrongUse.Shape::new));
    designs.put("HDL035", List.of(WrongUse.Names::new));
    designs.put("HDL037", List.of(WrongUse.Port::new));
    designs.put("HDL040", List.of(WrongSelects.Label::new));
    designs.put("HDL041", List.of(WrongSelects.Twice::new));
    designs.put("HDL042", List.of(WrongSelects.Incomplete::new));
    designs.put("HDL043", List.of(WrongSelects.Unreachable::new));
    designs.put(
        "HDL050",
        List.of(
            WrongDrivers.Undriven::new,
            WrongDrivers.UndrivenBits::new,
            WrongDrivers.UndrivenRegister::new));
    designs.put("HDL051", List.of(WrongDrivers.Latch::new));
    designs.put("HDL053", List.of(WrongDrivers.Unconnected::new));
    designs.put("HDL054", List.of(WrongDrivers.EmptyMemory::new));
    designs.put("HDL055", List.of(WrongDrivers.Constant::new));
    designs.put("HDL060", List.of(WrongDrivers.Loop::new));
    designs.put("HDL061", List.of(WrongDrivers.Ripple::new));
    designs.put("HDL070", List.of(WrongClocks.Crossing::new, WrongClocks.SharedInput::new));
    designs.put("HDL071", List.of(WrongClocks.Reset::new));
    designs.put("HDL080", List.of(WrongDrivers.Unused::new));
    designs.put("HDL090", List.of(WrongUse.Java::new));
    designs.put("HDL091", List.of(Nameless::make));
    return designs;
  }

  static Stream<Rule> rules() {
    return Rules.all().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void eachRuleHasItsMessage(Rule rule) {
    var messages = new ArrayList<Diagnostic>();
    switch (rule.code()) {
      case "HDL034" ->
          messages.addAll(
              catchThrowableOfType(DesignException.class, WrongUse::outsideOfADescription)
                  .findings());
      // The language has no way to describe this one; a later pass over the design might.
      case "HDL052" -> messages.addAll(DriversTest.twoOutputsOnOneSignal());
      default -> DESIGNS.get(rule.code()).forEach(design -> messages.addAll(findings(design)));
    }
    assertThat(messages).extracting(Diagnostic::rule).contains(rule);
    String text =
        messages.stream().map(Diagnostic::toString).collect(Collectors.joining("\n\n")) + "\n";
    assertThat(text).isEqualTo(golden(rule.code(), text));
  }

  private static List<Diagnostic> findings(Supplier<? extends Module> design) {
    try {
      return Elaboration.of(design::get).warnings();
    } catch (DesignException e) {
      return e.findings();
    }
  }

  private static String golden(String code, String actual) {
    var file = FILES.resolve(code + ".txt");
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(FILES);
        Files.writeString(file, actual);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("no golden message of " + code, e);
    }
  }

  @Test
  void everyGoldenFileBelongsToARule() throws IOException {
    try (var files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
          .containsExactlyInAnyOrderElementsOf(Rules.all().stream().map(Rule::code).toList());
    }
  }
}
