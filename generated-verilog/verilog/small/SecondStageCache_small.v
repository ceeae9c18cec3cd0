// Remembers second-stage entries, pointers to tables and leaves alike.
module SecondStageCache_small (
    input  wire        clock,
    input  wire        reset,
    input  wire        invalidation_valid,
    input  wire [2:0]  invalidation_kind,
    input  wire        invalidation_addressValid,
    input  wire [51:0] invalidation_page,
    input  wire        invalidation_pscidValid,
    input  wire [19:0] invalidation_pscid,
    input  wire        invalidation_guest,
    input  wire [15:0] invalidation_gscid,
    input  wire        invalidation_deviceValid,
    input  wire [23:0] invalidation_deviceId,
    input  wire [19:0] invalidation_processId,
    input  wire [15:0] gscid,
    input  wire [28:0] page,
    input  wire        need_read,
    input  wire        need_write,
    input  wire        need_execute,
    output wire        hit,
    output wire [2:0]  known_level,
    output wire        known_leaf,
    output wire [43:0] known_target,
    output wire        known_properties_permissions_read,
    output wire        known_properties_permissions_write,
    output wire        known_properties_permissions_execute,
    output wire        known_properties_permissions_user,
    input  wire        use_,
    input  wire        insert,
    input  wire [2:0]  inserted_level,
    input  wire        inserted_leaf,
    input  wire [43:0] inserted_target,
    input  wire        inserted_properties_permissions_read,
    input  wire        inserted_properties_permissions_write,
    input  wire        inserted_properties_permissions_execute,
    input  wire        inserted_properties_permissions_user
);
    localparam [2:0] KIND_GVMA = 3'd1;
    localparam [2:0] KIND_EVERYTHING = 3'd4;

    reg         entries_0_valid;
    reg  [15:0] entries_0_gscid;
    reg  [28:0] entries_0_page;
    reg  [2:0]  entries_0_known_level;
    reg         entries_0_known_leaf;
    reg  [43:0] entries_0_known_target;
    reg         entries_0_known_properties_permissions_read;
    reg         entries_0_known_properties_permissions_write;
    reg         entries_0_known_properties_permissions_execute;
    reg         entries_0_known_properties_permissions_user;
    reg         entries_1_valid;
    reg  [15:0] entries_1_gscid;
    reg  [28:0] entries_1_page;
    reg  [2:0]  entries_1_known_level;
    reg         entries_1_known_leaf;
    reg  [43:0] entries_1_known_target;
    reg         entries_1_known_properties_permissions_read;
    reg         entries_1_known_properties_permissions_write;
    reg         entries_1_known_properties_permissions_execute;
    reg         entries_1_known_properties_permissions_user;
    reg         entries_2_valid;
    reg  [15:0] entries_2_gscid;
    reg  [28:0] entries_2_page;
    reg  [2:0]  entries_2_known_level;
    reg         entries_2_known_leaf;
    reg  [43:0] entries_2_known_target;
    reg         entries_2_known_properties_permissions_read;
    reg         entries_2_known_properties_permissions_write;
    reg         entries_2_known_properties_permissions_execute;
    reg         entries_2_known_properties_permissions_user;
    reg         entries_3_valid;
    reg  [15:0] entries_3_gscid;
    reg  [28:0] entries_3_page;
    reg  [2:0]  entries_3_known_level;
    reg         entries_3_known_leaf;
    reg  [43:0] entries_3_known_target;
    reg         entries_3_known_properties_permissions_read;
    reg         entries_3_known_properties_permissions_write;
    reg         entries_3_known_properties_permissions_execute;
    reg         entries_3_known_properties_permissions_user;
    wire [3:0]  place;
    wire [3:0]  victim_pseudoLru_touched;
    wire [1:0]  victim_pseudoLru_victim;

    wire samePart_0_0 = entries_0_page[8:0] == page[8:0];
    wire samePage_0_0 = 1'b1 & (samePart_0_0 | (entries_0_known_level > 3'd0));
    wire samePart_0_1 = entries_0_page[17:9] == page[17:9];
    wire samePage_0_1 = samePage_0_0 & (samePart_0_1 | (entries_0_known_level > 3'd1));
    wire samePart_0_2 = entries_0_page[28:18] == page[28:18];
    wire samePage_0_2 = samePage_0_1 & (samePart_0_2 | (entries_0_known_level > 3'd2));
    wire samePart_1_0 = entries_1_page[8:0] == page[8:0];
    wire samePage_1_0 = 1'b1 & (samePart_1_0 | (entries_1_known_level > 3'd0));
    wire samePart_1_1 = entries_1_page[17:9] == page[17:9];
    wire samePage_1_1 = samePage_1_0 & (samePart_1_1 | (entries_1_known_level > 3'd1));
    wire samePart_1_2 = entries_1_page[28:18] == page[28:18];
    wire samePage_1_2 = samePage_1_1 & (samePart_1_2 | (entries_1_known_level > 3'd2));
    wire samePart_2_0 = entries_2_page[8:0] == page[8:0];
    wire samePage_2_0 = 1'b1 & (samePart_2_0 | (entries_2_known_level > 3'd0));
    wire samePart_2_1 = entries_2_page[17:9] == page[17:9];
    wire samePage_2_1 = samePage_2_0 & (samePart_2_1 | (entries_2_known_level > 3'd1));
    wire samePart_2_2 = entries_2_page[28:18] == page[28:18];
    wire samePage_2_2 = samePage_2_1 & (samePart_2_2 | (entries_2_known_level > 3'd2));
    wire samePart_3_0 = entries_3_page[8:0] == page[8:0];
    wire samePage_3_0 = 1'b1 & (samePart_3_0 | (entries_3_known_level > 3'd0));
    wire samePart_3_1 = entries_3_page[17:9] == page[17:9];
    wire samePage_3_1 = samePage_3_0 & (samePart_3_1 | (entries_3_known_level > 3'd1));
    wire samePart_3_2 = entries_3_page[28:18] == page[28:18];
    wire samePage_3_2 = samePage_3_1 & (samePart_3_2 | (entries_3_known_level > 3'd2));
    wire holds_masked = entries_3_valid & (entries_3_gscid == gscid) & samePage_3_2;
    wire holds_masked_2 = entries_2_valid & (entries_2_gscid == gscid) & samePage_2_2;
    wire holds_masked_3 = entries_1_valid & (entries_1_gscid == gscid) & samePage_1_2;
    wire holds_masked_4 = entries_0_valid & (entries_0_gscid == gscid) & samePage_0_2;
    wire [3:0] holds = {holds_masked, holds_masked_2, holds_masked_3, holds_masked_4};
    wire helps_merged = ~need_read | entries_3_known_properties_permissions_read;
    wire helps_merged_2 = ~need_write | entries_3_known_properties_permissions_write;
    wire helps_merged_3 = ~need_execute | entries_3_known_properties_permissions_execute;
    wire helps_merged_4 = ~entries_3_known_leaf | (helps_merged & helps_merged_2 & helps_merged_3);
    wire helps_merged_5 = ~need_read | entries_2_known_properties_permissions_read;
    wire helps_merged_6 = ~need_write | entries_2_known_properties_permissions_write;
    wire helps_merged_7 = ~need_execute | entries_2_known_properties_permissions_execute;
    wire helps_merged_8 =
        ~entries_2_known_leaf |
        (helps_merged_5 & helps_merged_6 & helps_merged_7);
    wire helps_merged_9 = ~need_read | entries_1_known_properties_permissions_read;
    wire helps_merged_10 = ~need_write | entries_1_known_properties_permissions_write;
    wire helps_merged_11 = ~need_execute | entries_1_known_properties_permissions_execute;
    wire helps_merged_12 =
        ~entries_1_known_leaf |
        (helps_merged_9 & helps_merged_10 & helps_merged_11);
    wire helps_merged_13 = ~need_read | entries_0_known_properties_permissions_read;
    wire helps_merged_14 = ~need_write | entries_0_known_properties_permissions_write;
    wire helps_merged_15 = ~need_execute | entries_0_known_properties_permissions_execute;
    wire helps_masked = helps_merged_13 & helps_merged_14 & helps_merged_15;
    wire [3:0] helps_joined = {
        helps_merged_4, helps_merged_8, helps_merged_12,
        ~entries_0_known_leaf | helps_masked
    };
    wire [3:0] helps = helps_joined & holds;
    wire [3:0] deepest_atLevel_0_joined = {
        entries_3_known_level == 3'd0,
        entries_2_known_level == 3'd0,
        entries_1_known_level == 3'd0,
        entries_0_known_level == 3'd0
    };
    wire [3:0] deepest_atLevel_0 = deepest_atLevel_0_joined & helps;
    wire [3:0] deepest_deepest_0 = 4'd0 | (deepest_atLevel_0 & {4{1'b1}});
    wire deepest_found_0 = 1'b0 | (|deepest_atLevel_0);
    wire [3:0] deepest_atLevel_1_joined = {
        entries_3_known_level == 3'd1,
        entries_2_known_level == 3'd1,
        entries_1_known_level == 3'd1,
        entries_0_known_level == 3'd1
    };
    wire [3:0] deepest_atLevel_1 = deepest_atLevel_1_joined & helps;
    wire [3:0] deepest_deepest_1 = deepest_deepest_0 | (deepest_atLevel_1 & {4{~deepest_found_0}});
    wire deepest_found_1 = deepest_found_0 | (|deepest_atLevel_1);
    wire [3:0] deepest_atLevel_2_joined = {
        entries_3_known_level == 3'd2,
        entries_2_known_level == 3'd2,
        entries_1_known_level == 3'd2,
        entries_0_known_level == 3'd2
    };
    wire [3:0] deepest_atLevel_2 = deepest_atLevel_2_joined & helps;
    wire [3:0] deepest_deepest_2 = deepest_deepest_1 | (deepest_atLevel_2 & {4{~deepest_found_1}});
    wire [3:0] same_joined = {
        entries_3_known_level == inserted_level,
        entries_2_known_level == inserted_level,
        entries_1_known_level == inserted_level,
        entries_0_known_level == inserted_level
    };
    wire [3:0] same = same_joined & holds;
    wire [3:0] taken = {entries_3_valid, entries_2_valid, entries_1_valid, entries_0_valid};
    wire [3:0] touched = insert ? place : (deepest_deepest_2 & {4{use_}});

    PseudoLru_4 victim_pseudoLru (
        .clock   (clock),
        .reset   (reset),
        .touched (victim_pseudoLru_touched),
        .victim  (victim_pseudoLru_victim)
    );

    wire [3:0] room = (&taken) ? (4'd1 << victim_pseudoLru_victim) : (~taken & (taken + 4'd1));
    wire sameGuest_0 = ~invalidation_guest | (entries_0_gscid == invalidation_gscid);
    wire sameGuest_1 = ~invalidation_guest | (entries_1_gscid == invalidation_gscid);
    wire sameGuest_2 = ~invalidation_guest | (entries_2_gscid == invalidation_gscid);
    wire sameGuest_3 = ~invalidation_guest | (entries_3_gscid == invalidation_gscid);
    assign hit = |deepest_deepest_2;
    assign known_level =
        ({3{deepest_deepest_2[0]}} & entries_0_known_level) |
        ({3{deepest_deepest_2[1]}} & entries_1_known_level) |
        ({3{deepest_deepest_2[2]}} & entries_2_known_level) |
        ({3{deepest_deepest_2[3]}} & entries_3_known_level);
    assign known_leaf =
        (deepest_deepest_2[0] & entries_0_known_leaf) |
        (deepest_deepest_2[1] & entries_1_known_leaf) |
        (deepest_deepest_2[2] & entries_2_known_leaf) |
        (deepest_deepest_2[3] & entries_3_known_leaf);
    assign known_target =
        ({44{deepest_deepest_2[0]}} & entries_0_known_target) |
        ({44{deepest_deepest_2[1]}} & entries_1_known_target) |
        ({44{deepest_deepest_2[2]}} & entries_2_known_target) |
        ({44{deepest_deepest_2[3]}} & entries_3_known_target);
    assign known_properties_permissions_read =
        (deepest_deepest_2[0] & entries_0_known_properties_permissions_read) |
        (deepest_deepest_2[1] & entries_1_known_properties_permissions_read) |
        (deepest_deepest_2[2] & entries_2_known_properties_permissions_read) |
        (deepest_deepest_2[3] & entries_3_known_properties_permissions_read);
    assign known_properties_permissions_write =
        (deepest_deepest_2[0] & entries_0_known_properties_permissions_write) |
        (deepest_deepest_2[1] & entries_1_known_properties_permissions_write) |
        (deepest_deepest_2[2] & entries_2_known_properties_permissions_write) |
        (deepest_deepest_2[3] & entries_3_known_properties_permissions_write);
    assign known_properties_permissions_execute =
        (deepest_deepest_2[0] & entries_0_known_properties_permissions_execute) |
        (deepest_deepest_2[1] & entries_1_known_properties_permissions_execute) |
        (deepest_deepest_2[2] & entries_2_known_properties_permissions_execute) |
        (deepest_deepest_2[3] & entries_3_known_properties_permissions_execute);
    assign known_properties_permissions_user =
        (deepest_deepest_2[0] & entries_0_known_properties_permissions_user) |
        (deepest_deepest_2[1] & entries_1_known_properties_permissions_user) |
        (deepest_deepest_2[2] & entries_2_known_properties_permissions_user) |
        (deepest_deepest_2[3] & entries_3_known_properties_permissions_user);
    assign victim_pseudoLru_touched = touched;
    assign place = (|same) ? same : room;

    wire entries_0_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_0);
    always @(posedge clock) begin
        if (reset) begin
            entries_0_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_0_valid_merged) entries_0_valid <= 1'b0;
            if (insert & place[0]) entries_0_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[0]) begin
            entries_0_gscid <= gscid;
            entries_0_page <= page;
            entries_0_known_level <= inserted_level;
            entries_0_known_leaf <= inserted_leaf;
            entries_0_known_target <= inserted_target;
            entries_0_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_0_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_0_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_0_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_1_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_1);
    always @(posedge clock) begin
        if (reset) begin
            entries_1_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_1_valid_merged) entries_1_valid <= 1'b0;
            if (insert & place[1]) entries_1_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[1]) begin
            entries_1_gscid <= gscid;
            entries_1_page <= page;
            entries_1_known_level <= inserted_level;
            entries_1_known_leaf <= inserted_leaf;
            entries_1_known_target <= inserted_target;
            entries_1_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_1_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_1_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_1_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_2_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_2);
    always @(posedge clock) begin
        if (reset) begin
            entries_2_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_2_valid_merged) entries_2_valid <= 1'b0;
            if (insert & place[2]) entries_2_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[2]) begin
            entries_2_gscid <= gscid;
            entries_2_page <= page;
            entries_2_known_level <= inserted_level;
            entries_2_known_leaf <= inserted_leaf;
            entries_2_known_target <= inserted_target;
            entries_2_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_2_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_2_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_2_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire entries_3_valid_merged =
        (invalidation_kind == KIND_EVERYTHING) |
        ((invalidation_kind == KIND_GVMA) & sameGuest_3);
    always @(posedge clock) begin
        if (reset) begin
            entries_3_valid <= 1'b0;
        end else begin
            if (invalidation_valid & entries_3_valid_merged) entries_3_valid <= 1'b0;
            if (insert & place[3]) entries_3_valid <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (insert & place[3]) begin
            entries_3_gscid <= gscid;
            entries_3_page <= page;
            entries_3_known_level <= inserted_level;
            entries_3_known_leaf <= inserted_leaf;
            entries_3_known_target <= inserted_target;
            entries_3_known_properties_permissions_read <= inserted_properties_permissions_read;
            entries_3_known_properties_permissions_write <= inserted_properties_permissions_write;
            entries_3_known_properties_permissions_execute <=
                inserted_properties_permissions_execute;
            entries_3_known_properties_permissions_user <= inserted_properties_permissions_user;
        end
    end

    wire one_entry_at_most_is_found_equal =
        (deepest_deepest_2 & (~deepest_deepest_2 + 4'd1)) ==
        deepest_deepest_2;

    // Not used, on purpose.
    // all entries of the guest are forgotten
    // second stages do not depend on processes
    // entries do not depend on who uses them
    wire unused = &{
        1'b0,
        invalidation_addressValid,
        invalidation_page,
        invalidation_pscidValid,
        invalidation_pscid,
        invalidation_deviceValid,
        invalidation_deviceId,
        invalidation_processId
    };

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_one_entry_at_most_is_found: assert (one_entry_at_most_is_found_equal);
            assert_an_entry_is_held_once_at_most: assert ((same & (~same + 4'd1)) == same);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!one_entry_at_most_is_found_equal) begin
                $display(
                    "portcullis.check.SecondStageCache_small.one_entry_at_most_is_found assert at SecondStageCache.java in %m: one entry at most is found"
                );
                $fatal;
            end
            if (!((same & (~same + 4'd1)) == same)) begin
                $display(
                    "portcullis.check.SecondStageCache_small.an_entry_is_held_once_at_most assert at SecondStageCache.java in %m: an entry is held once at most"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
