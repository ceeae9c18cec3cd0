// Takes one doubleword of a process context into what is known of it, and checks it.
module ProcessContextWord_small (
    input  wire [63:0] data,
    input  wire        second,
    input  wire        before_supervisor,
    input  wire        before_userMemory,
    input  wire [19:0] before_pscid,
    input  wire        before_mode,
    input  wire [43:0] before_page,
    output reg         after_supervisor,
    output reg         after_userMemory,
    output reg  [19:0] after_pscid,
    output reg         after_mode,
    output reg  [43:0] after_page,
    output wire        valid,
    output reg         broken
);
    wire [1:0] paged_sum = data[61:60] + 2'd1;
    wire paged = paged_sum[0];
    wire reserved = |data[59:44];
    wire supported =
        (data[63:60] == 4'd0) |
        (data[63:60] == 4'd8) |
        ((data[63:60] == 4'd9) & 1'b0) |
        ((data[63:60] == 4'd10) & 1'b0);
    wire reservedHigh = |data[63:32];
    wire reservedLow = |data[11:3];
    assign valid = data[0];

    always @* begin
        after_supervisor = before_supervisor;
        after_userMemory = before_userMemory;
        after_pscid = before_pscid;
        after_mode = before_mode;
        after_page = before_page;
        if (second) begin
            after_mode = data[63] ? paged : 1'b0;
            after_page = data[43:0];
            broken = reserved | ~supported | 1'b0;
        end else begin
            after_supervisor = data[1];
            after_userMemory = data[2];
            after_pscid = data[31:12];
            broken = reservedHigh | reservedLow;
        end
    end

    // Not used, on purpose.
    wire unused = &{1'b0, paged_sum[1]};
endmodule
