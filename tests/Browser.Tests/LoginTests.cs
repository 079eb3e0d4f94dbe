using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cortico.Browser.Tests;

public sealed partial class LoginTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task The_right_password_opens_the_page_that_was_asked_for()
    {
        await Page.GotoAsync("/d/store-room");
        await Expect(Page).ToHaveURLAsync(LoginAddress);
        await FillAsync("secret");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();

        await Expect(Page).ToHaveURLAsync(new Regex("/d/store-room"));
        await Expect(Page.GetByText("Nothing is kept here.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_the_right_one_then_works()
    {
        Watch.Expect("status of 401");
        await Page.GotoAsync("/login");
        await FillAsync("wrong");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Invalid username or password");
        await Expect(Page.GetByLabel("Username")).ToHaveValueAsync("admin");

        await FillAsync("secret");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Dashboards", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_what_is_shown_next()
    {
        await LogInAsync();
        await Page.GotoAsync("/dashboards");
        await Page.GetByText("Sign out").ClickAsync();
        await Expect(Page).ToHaveURLAsync(LoginAddress);

        await Page.GoBackAsync();
        await Expect(Page).ToHaveURLAsync(LoginAddress);
    }

    [Fact]
    public async Task The_keyboard_alone_logs_in_and_opens_a_dashboard()
    {
        await Page.GotoAsync("/");
        await Expect(Page.GetByLabel("Username")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("admin");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.TypeAsync("secret");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Enter");
        var link = Page.GetByRole(AriaRole.Link, new() { Name = "Store room" });
        await link.WaitForAsync();
        for (var pressed = 0; pressed < 30 && !await link.EvaluateAsync<bool>("link => link === document.activeElement"); pressed++) await Page.Keyboard.PressAsync("Tab");
        Assert.True(await link.EvaluateAsync<bool>("link => getComputedStyle(link).outlineStyle !== 'none'"), "The focus is not to be seen.");
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Page.GetByText("Nothing is kept here.")).ToBeVisibleAsync();
    }

    private async Task FillAsync(string password)
    {
        await Page.GetByLabel("Username").FillAsync("admin");
        await Page.GetByLabel("Password").FillAsync(password);
    }

    [GeneratedRegex(@"/login(\?.*)?$")]
    private static partial Regex LoginAddress { get; }
}
