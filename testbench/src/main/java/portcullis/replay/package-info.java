/**
 * Replays files of golden vectors on the model or on the hardware and explains the first mismatch.
 */
package portcullis.replay;
