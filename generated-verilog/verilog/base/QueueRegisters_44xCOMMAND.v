// Base, indices and control register of a queue in memory.
module QueueRegisters_44xCOMMAND (
    input  wire        clock,
    input  wire        reset,
    input  wire [1:0]  baseWrite_halves,
    input  wire [63:0] baseWrite_data,
    input  wire        indexWrite_halves,
    input  wire [31:0] indexWrite_data,
    input  wire        controlWrite_halves,
    input  wire [31:0] controlWrite_data,
    output wire [63:0] baseValue,
    output wire [31:0] softwareIndexValue,
    output wire [31:0] ownIndexValue,
    output wire [31:0] controlValue,
    output wire        state_enabled,
    output wire [2:0]  state_events,
    output wire [43:0] state_page,
    output wire [31:0] state_mask,
    output wire [31:0] state_ownIndex,
    output wire [31:0] state_nextIndex,
    output wire [31:0] state_softwareIndex,
    input  wire        progress_idle,
    input  wire        progress_advance,
    input  wire [2:0]  progress_events,
    output wire        interruptEnabled,
    output wire        interrupt
);
    reg  [43:0] page;
    reg  [4:0]  log2SizeLess1;
    reg  [31:0] softwareIndex;
    reg  [31:0] ownIndex;
    reg         enabled;
    reg         on;
    reg         mayInterrupt;
    reg  [2:0]  events;

    wire [31:0] mask = {
        log2SizeLess1 >= 5'd31,
        log2SizeLess1 >= 5'd30,
        log2SizeLess1 >= 5'd29,
        log2SizeLess1 >= 5'd28,
        log2SizeLess1 >= 5'd27,
        log2SizeLess1 >= 5'd26,
        log2SizeLess1 >= 5'd25,
        log2SizeLess1 >= 5'd24,
        log2SizeLess1 >= 5'd23,
        log2SizeLess1 >= 5'd22,
        log2SizeLess1 >= 5'd21,
        log2SizeLess1 >= 5'd20,
        log2SizeLess1 >= 5'd19,
        log2SizeLess1 >= 5'd18,
        log2SizeLess1 >= 5'd17,
        log2SizeLess1 >= 5'd16,
        log2SizeLess1 >= 5'd15,
        log2SizeLess1 >= 5'd14,
        log2SizeLess1 >= 5'd13,
        log2SizeLess1 >= 5'd12,
        log2SizeLess1 >= 5'd11,
        log2SizeLess1 >= 5'd10,
        log2SizeLess1 >= 5'd9,
        log2SizeLess1 >= 5'd8,
        log2SizeLess1 >= 5'd7,
        log2SizeLess1 >= 5'd6,
        log2SizeLess1 >= 5'd5,
        log2SizeLess1 >= 5'd4,
        log2SizeLess1 >= 5'd3,
        log2SizeLess1 >= 5'd2,
        log2SizeLess1 >= 5'd1,
        1'b1
    };
    wire [31:0] nextIndex = (ownIndex + 32'd1) & mask;
    wire enablePending = enabled & ~on;
    wire busy = enablePending | (on & ~enabled);
    wire controls = controlWrite_halves & ~busy;
    wire turnsOn = controls & controlWrite_data[0] & ~enabled;
    wire [2:0] clears_joined = {controlWrite_data[11], controlWrite_data[10], controlWrite_data[8]};
    wire [2:0] clears = clears_joined | {3{turnsOn}};
    wire [2:0] cleared = clears & {3{controls}};
    wire ownIsInside = (ownIndex & ~mask) == 32'd0;
    assign interruptEnabled = mayInterrupt;
    assign interrupt = mayInterrupt & (|events);
    assign state_enabled = enabled & on;
    assign state_events = events;
    assign state_page = page;
    assign state_mask = mask;
    assign state_ownIndex = ownIndex;
    assign state_nextIndex = nextIndex;
    assign state_softwareIndex = softwareIndex;
    assign baseValue = {10'd0, page, 5'd0, log2SizeLess1};
    assign softwareIndexValue = softwareIndex;
    assign ownIndexValue = ownIndex;
    assign controlValue = {
        14'd0, busy, on, 4'd0,
        events[2],
        events[1],
        1'b0,
        events[0],
        6'd0, mayInterrupt, enabled
    };

    always @(posedge clock) begin
        if (reset) on <= 1'b0;
        else on <= enabled | (on & ~progress_idle);
    end

    always @(posedge clock) begin
        if (reset) begin
            softwareIndex <= 32'd0;
            page <= 44'd0;
            log2SizeLess1 <= 5'd0;
        end else begin
            if (indexWrite_halves) softwareIndex <= indexWrite_data & mask;
            if ((|baseWrite_halves) & ~enabled & ~on) begin
                if (baseWrite_halves[0]) page[21:0] <= baseWrite_data[31:10];
                if (baseWrite_halves[1]) page[43:22] <= baseWrite_data[53:32];
                if (baseWrite_halves[0]) log2SizeLess1 <= baseWrite_data[4:0];
                softwareIndex <= 32'd0;
            end
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            ownIndex <= 32'd0;
        end else begin
            if (progress_advance) ownIndex <= nextIndex;
            if (turnsOn) ownIndex <= 32'd0;
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            enabled <= 1'b0;
            mayInterrupt <= 1'b0;
        end else if (controls) begin
            if (controlWrite_halves) enabled <= controlWrite_data[0];
            if (controlWrite_halves) mayInterrupt <= controlWrite_data[1];
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            events <= 3'd0;
        end else begin
            events <= (events & ~cleared) | progress_events;
        end
    end

    // Not used, on purpose.
    // reserved bits are ignored
    wire unused = &{
        1'b0,
        baseWrite_data[63:54],
        baseWrite_data[9:5],
        controlWrite_data[31:12],
        controlWrite_data[9],
        controlWrite_data[7:2]
    };

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_the_index_of_the_iommu_is_one_of_the_queue_s: assert (~(enabled | on) | ownIsInside);
            assert_the_index_of_software_is_one_of_the_queue_s: assert ((softwareIndex & ~mask) == 32'd0);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!(~(enabled | on) | ownIsInside)) begin
                $display(
                    "portcullis.check.QueueRegisters_44xCOMMAND.the_index_of_the_iommu_is_one_of_the_queue_s assert at QueueRegisters.java in %m: the index of the IOMMU is one of the queue's"
                );
                $fatal;
            end
            if (!((softwareIndex & ~mask) == 32'd0)) begin
                $display(
                    "portcullis.check.QueueRegisters_44xCOMMAND.the_index_of_software_is_one_of_the_queue_s assert at QueueRegisters.java in %m: the index of software is one of the queue's"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
