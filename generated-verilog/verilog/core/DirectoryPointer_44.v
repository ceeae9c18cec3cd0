// Register ddtp: mode of the IOMMU and root of the device directory.
module DirectoryPointer_44 (
    input  wire        clock,
    input  wire        reset,
    input  wire [1:0]  write_halves,
    input  wire [63:0] write_data,
    output wire [63:0] value,
    output wire [3:0]  settings_mode,
    output wire [43:0] settings_directoryPage,
    output wire        forgetEverything,
    input  wire        raised_read,
    input  wire        raised_readAccepted,
    input  wire        raised_write,
    input  wire        raised_writeAccepted,
    output wire        observe,
    input  wire        observed
);
    localparam [1:0] STATE_IDLE = 2'd0;
    localparam [1:0] STATE_CHANGED = 2'd1;
    localparam [1:0] STATE_RAISED = 2'd2;
    localparam [1:0] STATE_WAIT = 2'd3;

    reg  [2:0]  mode;
    reg  [43:0] page;
    reg  [1:0]  state;
    wire        pending_raised_read;
    wire        pending_raised_readAccepted;
    wire        pending_raised_write;
    wire        pending_raised_writeAccepted;
    wire        pending_start;
    wire        pending_none;
    wire        pending_nothingToRemember;

    wire [3:0] newMode = write_halves[0] ? write_data[3:0] : {1'b0, mode};
    wire known = newMode <= 4'd4;
    wire passes = (mode <= 3'd1) | (newMode <= 4'd1);
    wire busy = state != STATE_IDLE;
    wire accepted = (|write_halves) & known & passes & ~busy;

    PendingRequests pending (
        .clock                (clock),
        .reset                (reset),
        .raised_read          (pending_raised_read),
        .raised_readAccepted  (pending_raised_readAccepted),
        .raised_write         (pending_raised_write),
        .raised_writeAccepted (pending_raised_writeAccepted),
        .start                (pending_start),
        .none                 (pending_none),
        .nothingToRemember    (pending_nothingToRemember)
    );

    wire off = mode == 3'd0;
    wire changes = accepted & write_halves[0];
    wire settled = pending_none & (observed | ~off);
    assign settings_mode = {1'b0, mode};
    assign settings_directoryPage = page;
    assign pending_raised_read = raised_read;
    assign pending_raised_readAccepted = raised_readAccepted;
    assign pending_raised_write = raised_write;
    assign pending_raised_writeAccepted = raised_writeAccepted;
    assign pending_start = state == STATE_RAISED;
    assign forgetEverything = state == STATE_CHANGED;
    assign observe = state == STATE_RAISED;
    assign value = {10'd0, page, 5'd0, busy, 1'b0, mode};

    always @(posedge clock) begin
        if (reset) begin
            mode <= 3'd0;
            page <= 44'd0;
        end else if (accepted) begin
            mode <= newMode[2:0];
            if (write_halves[0]) page[21:0] <= write_data[31:10];
            if (write_halves[1]) page[43:22] <= write_data[53:32];
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            state <= STATE_IDLE;
        end else begin
            case (state)
                STATE_IDLE: begin
                    if (changes) state <= STATE_CHANGED;
                end
                STATE_CHANGED: state <= STATE_RAISED;
                STATE_RAISED: state <= STATE_WAIT;
                STATE_WAIT: begin
                    if (settled) state <= STATE_IDLE;
                end
            endcase
        end
    end

    // Not used, on purpose.
    // reserved bits are ignored
    // there is no hurry
    wire unused = &{1'b0, write_data[63:54], write_data[9:4], pending_nothingToRemember};

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_ddtp_iommu_mode_is_a_known_mode: assert (mode <= 3'd4);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!(mode <= 3'd4)) begin
                $display(
                    "portcullis.check.DirectoryPointer_44.ddtp_iommu_mode_is_a_known_mode assert at DirectoryPointer.java in %m: ddtp.iommu_mode is a known mode"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
