/**
 * Replays golden vectors (format IOVEC 1) on a device under test and compares everything the device
 * shows with everything the file expects.
 *
 * <p>{@link portcullis.replay.VectorReader} turns a file into scenarios, {@link
 * portcullis.replay.Replayer} drives them into a {@link portcullis.replay.DeviceUnderTest}. The
 * package knows neither the software model nor the hardware; adapters stand elsewhere.
 */
package portcullis.replay;
