package portcullis.mutation;

/** Why no mutant can be judged; the message is for the user. */
public final class MutationFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MutationFailure(String message) {
    super(message);
  }

  MutationFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
