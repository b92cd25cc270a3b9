"""What a clerk does in a dialog of the ledger: fill a field, say by whom it is, save."""

from tests.views.served import quiet, run_by


def dialog_of(page):
    return page.get_by_role("dialog")


def fill(page, name, text):
    field = dialog_of(page).get_by_role("textbox", name=name, exact=True)
    field.fill(text)
    run_by(page, lambda: field.press("Enter"))


def sign_and_save(page):
    dialog = dialog_of(page)
    if not dialog.get_by_role("combobox", name="由谁记录").input_value():
        page.get_by_role("combobox", name="由谁记录").click()
        run_by(page, page.get_by_role("option", name="其他（自己写）").click)
        fill(page, "单位、部门或账号", "甲市项目办")
    dialog.get_by_role("button", name="保存", exact=True).click()
    quiet(page)
