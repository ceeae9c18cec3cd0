module StateMachine (
    input  wire        clock,
    input  wire        reset,
    input  wire        go,
    output wire        busy
);
    localparam [1:0] WALK_STATE_IDLE = 2'd0;
    localparam [1:0] WALK_STATE_READ = 2'd1;
    localparam [1:0] WALK_STATE_DONE = 2'd2;

    reg  [1:0]  state;
    reg  [3:0]  count;

    assign busy = state != WALK_STATE_IDLE;

    always @(posedge clock) begin
        if (reset) begin
            state <= WALK_STATE_IDLE;
            count <= 4'd0;
        end else begin
            case (state)
                // Waits for work.
                WALK_STATE_IDLE: begin
                    if (go) begin
                        state <= WALK_STATE_READ;
                        count <= 4'd0;
                    end
                end
                WALK_STATE_READ: begin
                    count <= count + 4'd1;
                    if (count == 4'd9) state <= WALK_STATE_DONE;
                end
                WALK_STATE_DONE: state <= WALK_STATE_IDLE;
                default: ;
            endcase
        end
    end
endmodule
