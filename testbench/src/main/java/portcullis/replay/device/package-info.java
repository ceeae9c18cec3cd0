/** The devices that vector files can be replayed on, each behind the replayer's interface. */
package portcullis.replay.device;
