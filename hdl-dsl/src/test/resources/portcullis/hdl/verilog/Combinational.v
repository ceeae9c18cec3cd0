module Combinational (
    input  wire [1:0]  state,
    input  wire [7:0]  a,
    input  wire [7:0]  b,
    input  wire        flag,
    output reg  [7:0]  choice,
    output reg  [3:0]  full,
    output reg  [3:0]  covered,
    output reg  [3:0]  numbers
);
    localparam [1:0] WALK_STATE_IDLE = 2'd0;
    localparam [1:0] WALK_STATE_READ = 2'd1;
    localparam [1:0] WALK_STATE_DONE = 2'd2;

    always @* begin
        choice = a;
        // A flag changes the half that is looked at.
        if (flag) choice[7:4] = b[3:0];
        else if (a[0]) choice = 8'd0;
    end

    always @* begin
        case (state)
            WALK_STATE_IDLE: full = 4'd1;
            WALK_STATE_READ: full = 4'd2;
            // WalkState.DONE
            default: full = a[3:0];
        endcase
    end

    always @* begin
        covered = 4'd0;
        case (state)
            WALK_STATE_IDLE: ;
            WALK_STATE_READ: covered = 4'd2;
            WALK_STATE_DONE: covered = a[3:0];
            default: ;
        endcase
    end

    always @* begin
        case (a[1:0])
            2'd0: numbers = 4'd1;
            2'd1: numbers = 4'd2;
            default: begin
                if (flag) numbers = b[3:0];
                else numbers = 4'd3;
            end
        endcase
    end

    // Not used, on purpose.
    wire unused = &{1'b0, b[7:4]};
endmodule
