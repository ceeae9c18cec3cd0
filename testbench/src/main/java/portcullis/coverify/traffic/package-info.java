/**
 * Random traffic: many files, devices and threads use the interface while devices do DMA, against a
 * model of the interface that says what each call must answer and where each access must go.
 */
package portcullis.coverify.traffic;
