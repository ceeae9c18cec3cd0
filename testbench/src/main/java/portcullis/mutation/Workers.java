package portcullis.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;

/** Several workers side by side. */
final class Workers implements AutoCloseable {
  private final List<Worker> all = new ArrayList<>();
  private final BlockingQueue<Worker> free = new LinkedBlockingQueue<>();

  Workers(TestClasses tests, int count) {
    for (int i = 0; i < count; i++) {
      all.add(new Worker(tests));
    }
    free.addAll(all);
  }

  /**
   * Does something with each item.
   *
   * @return the results, in the order of the items
   */
  <T, R> List<R> each(List<T> items, BiFunction<Worker, T, R> work) {
    try (var threads = Executors.newFixedThreadPool(all.size())) {
      var results = new ArrayList<Future<R>>();
      for (var item : items) {
        results.add(
            threads.submit(() -> {
              var worker = free.take();
              try {
                return work.apply(worker, item);
              } finally {
                free.add(worker);
              }
            }));
      }
      try {
        return all(results);
      } catch (RuntimeException | Error e) {
        threads.shutdownNow();
        throw e;
      }
    }
  }

  private static <R> List<R> all(List<Future<R>> results) {
    var list = new ArrayList<R>();
    for (var result : results) {
      try {
        list.add(result.get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException problem -> throw problem;
          case Error error -> throw error;
          default -> throw new IllegalStateException(e.getCause());
        }
      }
    }
    return list;
  }

  @Override
  public void close() {
    all.forEach(Worker::close);
  }
}
