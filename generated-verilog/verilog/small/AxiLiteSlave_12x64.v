// Turns AXI4-Lite into plain accesses that are answered in the same cycle.
module AxiLiteSlave_12x64 (
    input  wire        clock,
    input  wire        reset,
    input  wire        bus_awvalid,
    output wire        bus_awready,
    input  wire [11:0] bus_awaddr,
    input  wire [2:0]  bus_awprot,
    input  wire        bus_wvalid,
    output wire        bus_wready,
    input  wire [63:0] bus_wdata,
    input  wire [7:0]  bus_wstrb,
    output wire        bus_bvalid,
    input  wire        bus_bready,
    output wire [1:0]  bus_bresp,
    input  wire        bus_arvalid,
    output wire        bus_arready,
    input  wire [11:0] bus_araddr,
    input  wire [2:0]  bus_arprot,
    output wire        bus_rvalid,
    input  wire        bus_rready,
    output wire [63:0] bus_rdata,
    output wire [1:0]  bus_rresp,
    output wire        access_read,
    output wire        access_write,
    output wire [11:0] access_address,
    output wire [63:0] access_data,
    output wire [7:0]  access_strb,
    input  wire [63:0] answer_data,
    input  wire        answer_refused
);
    localparam [1:0] RESPONSE_OKAY = 2'd0;
    localparam [1:0] RESPONSE_SLVERR = 2'd2;

    reg         writeAddress_full;
    reg  [11:0] writeAddress_value;
    reg         writeData_full;
    reg  [63:0] writeData_value_data;
    reg  [7:0]  writeData_value_strb;
    reg         readAddress_full;
    reg  [11:0] readAddress_value;
    reg         bValid;
    reg  [1:0]  bResp;
    reg         rValid;
    reg  [63:0] rData;
    reg  [1:0]  rResp;

    wire writes = writeAddress_full & writeData_full & ~bus_bvalid;
    wire canRead = readAddress_full & ~bus_rvalid;
    wire reads = canRead & ~writes;
    wire [1:0] outcome = answer_refused ? RESPONSE_SLVERR : RESPONSE_OKAY;
    assign bus_awready = ~writeAddress_full;
    assign bus_wready = ~writeData_full;
    assign bus_arready = ~readAddress_full;
    assign access_read = reads;
    assign access_write = writes;
    assign access_address = reads ? readAddress_value : writeAddress_value;
    assign access_data = writeData_value_data;
    assign access_strb = writeData_value_strb;
    assign bus_bvalid = bValid;
    assign bus_bresp = bResp;
    assign bus_rvalid = rValid;
    assign bus_rdata = rData;
    assign bus_rresp = rResp;

    always @(posedge clock) begin
        if (reset) begin
            writeAddress_full <= 1'b0;
        end else begin
            if (bus_awvalid & bus_awready) writeAddress_full <= 1'b1;
            if (writeAddress_full & writes) writeAddress_full <= 1'b0;
        end
    end

    always @(posedge clock) begin
        if (bus_awvalid & bus_awready) writeAddress_value <= bus_awaddr;
    end

    always @(posedge clock) begin
        if (reset) begin
            writeData_full <= 1'b0;
        end else begin
            if (bus_wvalid & bus_wready) writeData_full <= 1'b1;
            if (writeData_full & writes) writeData_full <= 1'b0;
        end
    end

    always @(posedge clock) begin
        if (bus_wvalid & bus_wready) begin
            writeData_value_data <= bus_wdata;
            writeData_value_strb <= bus_wstrb;
        end
    end

    always @(posedge clock) begin
        if (reset) begin
            readAddress_full <= 1'b0;
        end else begin
            if (bus_arvalid & bus_arready) readAddress_full <= 1'b1;
            if (readAddress_full & reads) readAddress_full <= 1'b0;
        end
    end

    always @(posedge clock) begin
        if (bus_arvalid & bus_arready) readAddress_value <= bus_araddr;
    end

    always @(posedge clock) begin
        if (reset) bValid <= 1'b0;
        else bValid <= writes | (bValid & ~bus_bready);
    end

    always @(posedge clock) begin
        if (writes) bResp <= outcome;
    end

    always @(posedge clock) begin
        if (reset) rValid <= 1'b0;
        else rValid <= reads | (rValid & ~bus_rready);
    end

    always @(posedge clock) begin
        if (reads) rData <= answer_data;
    end

    always @(posedge clock) begin
        if (reads) rResp <= outcome;
    end

    // Not used, on purpose.
    // every kind of access is let in
    wire unused = &{1'b0, bus_awprot, bus_arprot};
endmodule
