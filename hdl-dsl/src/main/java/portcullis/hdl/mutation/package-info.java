/**
 * Small changes of a design, for finding out whether its tests would notice: functions from the
 * intermediate representation to itself, each with a name that stays the same from run to run and
 * from one configuration of a module to the next.
 */
package portcullis.hdl.mutation;
