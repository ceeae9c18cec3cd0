/** The hardware, judged by the model and by what its buses must obey. */
package portcullis.rtl;
