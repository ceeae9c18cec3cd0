package portcullis.hdl;

import portcullis.hdl.elaborate.Body;

/** A choice begun by {@link Hdl#when}: further branches can follow. */
public final class When {
  private final Body.Choice choice;

  When(Body.Choice choice) {
    this.choice = choice;
  }

  /** A further condition, looked at where all before were false. */
  public When elseWhen(Bool condition, Runnable then) {
    choice.elseWhen(condition.node("elseWhen"), then);
    return this;
  }

  /** What happens where all conditions were false. */
  public void otherwise(Runnable then) {
    choice.otherwise(then);
  }
}
