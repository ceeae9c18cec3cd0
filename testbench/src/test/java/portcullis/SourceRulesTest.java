package portcullis;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * What the compiler does not ask of our sources. Its doclint checks the comments that are there;
 * the group of it that finds missing ones also wants a tag for each parameter that the sentence
 * already explained, so missing comments are looked for here.
 */
class SourceRulesTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final int LONGEST_FILE = 450;

  @Test
  void everyPublicTypeAndMethodHasAComment() throws IOException {
    assertThat(undocumented(sources("main"))).isEmpty();
  }

  @Test
  void aMissingCommentIsFound() throws IOException {
    var source = Files.createTempFile("Sample", ".java");
    try {
      Files.writeString(
          source,
          """
          package sample;
          /** Has one. */
          public interface Sample {
            void missing();
            /** Has one. */
            default void present() {}
            record Missing(int x) implements Sample {
              @Override public void missing() {}
              private void hidden() {}
            }
          }
          class Hidden { public void hidden() {} }
          """);
      assertThat(undocumented(List.of(source)))
          .extracting(finding -> finding.substring(finding.indexOf(':')))
          .containsExactly(":4: missing", ":7: Missing");
    } finally {
      Files.delete(source);
    }
  }

  @Test
  void everyPackageSaysWhyItExists() throws IOException {
    var packages = new TreeSet<Path>();
    for (var source : sources("main")) {
      packages.add(source.getParent());
    }
    assertThat(packages)
        .allSatisfy(it -> assertThat(it.resolve("package-info.java")).isRegularFile());
  }

  @Test
  void noFileIsLong() throws IOException {
    var files = new ArrayList<>(sources("main"));
    files.addAll(sources("test"));
    files.addAll(sources("junit"));
    for (var file : files) {
      assertThat(Files.readAllLines(file).size())
          .as("lines of " + PROJECT.relativize(file))
          .isLessThanOrEqualTo(LONGEST_FILE);
    }
  }

  private static List<Path> sources(String set) throws IOException {
    var sources = new ArrayList<Path>();
    try (Stream<Path> modules = Files.list(PROJECT)) {
      for (var module : modules.toList()) {
        var root = module.resolve("src").resolve(set).resolve("java");
        if (Files.isDirectory(root)) {
          try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
          }
        }
      }
    }
    assertThat(sources).as("sources below " + PROJECT).isNotEmpty();
    return sources;
  }

  private static List<String> undocumented(List<Path> sources) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(sources);
      var task = (JavacTask) compiler.getTask(null, files, null, List.of(), null, units);
      var search = new MissingComments(DocTrees.instance(task));
      for (var unit : task.parse()) {
        search.scan(new TreePath(unit), null);
      }
      return search.findings;
    }
  }

  /** Descends only into what a user of the package can see. */
  private static final class MissingComments extends TreePathScanner<Void, Void> {
    private static final Set<Tree.Kind> IMPLICITLY_PUBLIC_MEMBERS =
        Set.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE);

    private final List<String> findings = new ArrayList<>();
    private final DocTrees trees;

    private MissingComments(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (!isVisible(type.getModifiers())) {
        return null;
      }
      require(type.getSimpleName());
      return super.visitClass(type, nothing);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      var compactConstructor = method.getName().contentEquals("<init>") && isInRecord();
      if (isVisible(method.getModifiers())
          && !isOverride(method.getModifiers())
          && !compactConstructor) {
        require(method.getName());
      }
      return null;
    }

    private void require(CharSequence name) {
      if (trees.getDocComment(getCurrentPath()) == null) {
        var unit = getCurrentPath().getCompilationUnit();
        var start = trees.getSourcePositions().getStartPosition(unit, getCurrentPath().getLeaf());
        findings.add(
            "%s:%d: %s"
                .formatted(
                    Path.of(unit.getSourceFile().toUri()),
                    unit.getLineMap().getLineNumber(start),
                    name));
      }
    }

    private boolean isInRecord() {
      return getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
    }

    private boolean isVisible(ModifiersTree modifiers) {
      var parent = getCurrentPath().getParentPath().getLeaf().getKind();
      return modifiers.getFlags().contains(Modifier.PUBLIC)
          || modifiers.getFlags().contains(Modifier.PROTECTED)
          || IMPLICITLY_PUBLIC_MEMBERS.contains(parent)
              && !modifiers.getFlags().contains(Modifier.PRIVATE);
    }

    private static boolean isOverride(ModifiersTree modifiers) {
      return modifiers.getAnnotations().stream()
          .anyMatch(it -> it.getAnnotationType().toString().equals("Override"));
    }
  }
}
