package portcullis.hdl.guide;

import portcullis.hdl.Bool;
import portcullis.hdl.Encoding;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;

final class TrafficLight extends Module {
  enum Light {
    RED,
    GREEN,
    AMBER
  }

  final Bool waiting = in(bool());
  final Enumerated<Light> light = out(enumerated(Light.class, Encoding.ONE_HOT));

  TrafficLight() {
    var timer = reg(uint(4)).resetTo(0);
    timer.set(timer.plus(1));
    var expired = timer.eq(15);
    var state =
        fsm(
            Light.RED,
            Encoding.ONE_HOT,
            machine ->
                machine
                    .state(Light.RED, () -> when(waiting, () -> machine.goTo(Light.GREEN)))
                    .state(Light.GREEN, () -> when(expired, () -> machine.goTo(Light.AMBER)))
                    .state(Light.AMBER, () -> when(expired, () -> machine.goTo(Light.RED)))
                    .onEntry(Light.GREEN, () -> timer.set(0)));
    light.set(state);
  }
}
